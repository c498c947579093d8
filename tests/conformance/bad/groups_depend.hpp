// A checker whose groups know how many there were before them.
#pragma once

#include <atomic>

#include "dossier/plugin.hpp"

namespace bad::groups_depend {

class GroupsDepend {
 public:
  static constexpr auto about = dossier::About{.id = "checker.groups-depend", .version = "1.0.0", .summary = "Is bad."};
  void keys(const dossier::Claim& claim, dossier::Keys& keys) const { keys.add(claim.text); }
  void compare(const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const {
    dossier::Finding finding;
    finding.kind = "agreement";
    finding.claims = {group[0].record().id};
    finding.explanation = "Group " + std::to_string(groups_++) + ".";
    findings.emit(finding);
  }

 private:
  mutable std::atomic<int> groups_ = 0;
};

}  // namespace bad::groups_depend
