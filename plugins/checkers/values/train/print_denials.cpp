// Prints the pairs of statements of a finished run of which one may deny the other: what learn_denials.py learns from.
//
//   print-denials DOCUMENTS.jsonl CLAIMS.jsonl < GROUPS
//
// A line of GROUPS is "KEY GROUP": documents of one group are compared. A line of the output is "GROUP CLAIM CLAIM MARK...",
// the one that denies first.
#include <iostream>
#include <map>
#include <string>

#include "../denials.hpp"
#include "run_documents.hpp"

using namespace checker_values;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: print-denials DOCUMENTS.jsonl CLAIMS.jsonl < GROUPS\n";
    return 2;
  }
  std::map<std::string, std::string> groups;
  for (std::string key, group; std::cin >> key >> group;) groups[key] = group;
  const auto claims = train::read_run_claims(argv[2], train::by_id(train::read_run_documents(argv[1])));
  std::map<std::string, std::vector<Assertion>> stories;
  for (const auto& claim : claims) {
    const auto group = groups.find(claim.key);
    if (claim.kind != "statement" || group == groups.end()) continue;
    auto& story = stories[group->second];
    if (auto assertion = read_assertion(claim)) {
      assertion->place = story.size();
      story.push_back(std::move(*assertion));
    }
  }
  for (const auto& [group, story] : stories)
    for (const auto& denial : find_denials(story, StemRarity(story))) {
      std::cout << group << ' ' << story[denial.denied].claim.id << ' ' << story[denial.affirmed].claim.id;
      for (std::size_t i = 0; i < denial.marks.size(); ++i)
        if (denial.marks.test(i)) std::cout << ' ' << i;
      std::cout << '\n';
    }
}
