// A checker whose second pass knows how many groups there were before.
#pragma once

#include <atomic>

#include "dossier/plugin.hpp"

namespace bad::later_groups_depend {

class LaterGroupsDepend {
 public:
  static constexpr auto about =
      dossier::About{.id = "checker.later-groups-depend", .version = "1.0.0", .summary = "Is bad."};
  static std::vector<dossier::PassDeclaration> passes() {
    dossier::PassDeclaration first;
    first.name = "count";
    dossier::PassDeclaration second;
    second.name = "compare";
    second.join = "record";
    return {first, second};
  }
  void map(dossier::PassAt at, const dossier::Claim& claim, dossier::Keys& keys) const {
    if (at.pass == 1) keys.add(claim.text);
  }
  void reduce(dossier::PassAt, const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const {
    dossier::Finding finding;
    finding.kind = "agreement";
    finding.claims = {group[0].record().id};
    finding.explanation = "Group " + std::to_string(groups_++) + ".";
    findings.emit(finding);
  }

 private:
  mutable std::atomic<int> groups_ = 0;
};

}  // namespace bad::later_groups_depend
