// Prints the pairs of figures of different documents of a finished run, with what is known of each: what learn.py learns from.
//
//   print-pairs DOCUMENTS.jsonl CLAIMS.jsonl < GROUPS
//
// A line of GROUPS is "KEY GROUP": documents of one group are compared. A line of the output is "= GROUP CLAIM CLAIM TRAIT..."
// of two that agree, "! GROUP ..." of two that differ.
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "../pairs.hpp"
#include "run_documents.hpp"

using namespace checker_values;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: print-pairs DOCUMENTS.jsonl CLAIMS.jsonl < GROUPS\n";
    return 2;
  }
  std::map<std::string, std::string> groups;
  for (std::string key, group; std::cin >> key >> group;) groups[key] = group;
  std::map<std::string, train::RunDocument> documents;
  for (auto& document : train::read_run_documents(argv[1])) {
    const auto id = document.record.id;
    documents.emplace(id, std::move(document));
  }
  std::map<std::string, std::pair<std::vector<dossier::Claim>, std::vector<std::string_view>>> members;
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) {
    auto claim = dossier::decode<dossier::Claim>(line);
    if (!claim) continue;
    const auto document = documents.find(claim->document);
    const auto group = groups.find(claim->key);
    if (document == documents.end() || group == groups.end() || !claim->sentence) continue;
    const auto& source = document->second;
    auto& joined = claim->joined.emplace();
    joined.source = source.record.source;
    joined.published = source.record.published;
    joined.language = source.record.language;
    joined.title = source.record.title;
    joined.sentence = claim->sentence->of(source.text);
    joined.sentence_start = claim->sentence->start;
    auto& [claims, texts] = members[group->second];
    claims.push_back(std::move(*claim));
    texts.push_back(source.text);
  }
  for (auto& [group, content] : members) {
    const auto figures = read_figures(std::move(content.first), content.second);
    const TermWeights weights(figures);
    for (const auto& [pair, judged] : judge_pairs(figures, weights, stated_rates(figures))) {
      const auto& a = figures[pair.first];
      const auto& b = figures[pair.second];
      if (a.document == b.document || (!judged.comparison.equal && !differs(judged))) continue;
      std::cout << (judged.comparison.equal ? "= " : "! ") << group << ' ' << a.claim.id << ' ' << b.claim.id;
      for (const auto trait : evidence_of(a, b, judged.comparison, judged.competition, weights))
        std::cout << ' ' << trait;
      std::cout << '\n';
    }
  }
}
