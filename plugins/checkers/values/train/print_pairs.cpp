// Prints the pairs of figures of different documents of a finished run, with what is known of each: what learn.py learns from.
//
//   print-pairs DOCUMENTS.jsonl CLAIMS.jsonl < GROUPS
//
// A line of GROUPS is "KEY GROUP": documents of one group are compared. A line of the output is "= GROUP CLAIM CLAIM TRAIT..."
// of two that agree, "! GROUP ..." of two that differ.
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
  const auto documents = train::by_id(train::read_run_documents(argv[1]));
  std::map<std::string, std::pair<std::vector<dossier::Claim>, std::vector<std::string_view>>> members;
  for (auto& claim : train::read_run_claims(argv[2], documents)) {
    const auto group = groups.find(claim.key);
    if (group == groups.end()) continue;
    auto& [claims, texts] = members[group->second];
    texts.push_back(documents.at(claim.document).text);
    claims.push_back(std::move(claim));
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
