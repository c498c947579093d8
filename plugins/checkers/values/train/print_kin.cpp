// Prints the marks of every two documents of a collection that have anything to do with each other: what learn_kin.py learns from.
//
//   print-kin DOCUMENTS.jsonl < GROUPS
//
// DOCUMENTS.jsonl is the output of a run. A line of GROUPS is "KEY COLLECTION": documents are compared within their collection, and
// how common a word is is counted there. A line of the output is "COLLECTION KEY KEY MARK...".
#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>

#include "../kinship.hpp"
#include "run_documents.hpp"

using namespace checker_values;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: print-kin DOCUMENTS.jsonl < GROUPS\n";
    return 2;
  }
  std::multimap<std::string, std::string> groups;
  for (std::string key, group; std::cin >> key >> group;) groups.emplace(key, group);
  std::map<std::string, std::vector<train::RunDocument>> collections;
  for (const auto& document : train::read_run_documents(argv[1])) {
    const auto [first, last] = groups.equal_range(document.record.key);
    for (auto group = first; group != last; ++group) collections[group->second].push_back(document);
  }
  for (const auto& [name, sources] : collections) {
    std::unordered_map<std::string, std::int64_t> having;
    for (const auto& source : sources)
      for (const auto& each : names_of(read_text(source.record.title, source.text), source.record.published))
        ++having[each];
    const Collection collection{static_cast<std::int64_t>(sources.size()),
                                [&](const std::string& each) { return having[each]; }};
    std::vector<Outline> outlines;
    outlines.reserve(sources.size());
    for (const auto& source : sources)
      outlines.push_back(outline_of(read_text(source.record.title, source.text), source.record.published, collection));
    std::map<WordHash, std::vector<Outline>> blocks;
    for (const auto& outline : outlines)
      for (const auto block : outline.blocks) blocks[block].push_back(outline);
    std::map<WordHash, Crowd> crowds;
    for (const auto& [block, members] : blocks) crowds.emplace(block, members);
    for (std::size_t i = 0; i < outlines.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const Crowd* widest = nullptr;
        for (const auto block : outlines[i].blocks)
          if (std::binary_search(outlines[j].blocks.begin(), outlines[j].blocks.end(), block))
            if (const auto& crowd = crowds.at(block); !widest || crowd.size() > widest->size()) widest = &crowd;
        if (!widest) continue;
        const auto kinship = kinship_of(outlines[i], outlines[j], *widest);
        std::cout << name << ' ' << sources[i].record.key << ' ' << sources[j].record.key;
        for (std::size_t mark = 0; mark < kinship.size(); ++mark)
          if (kinship[mark]) std::cout << ' ' << mark;
        std::cout << '\n';
      }
  }
}
