// The groups in which a report shows findings, in the order in which a reader should meet them.
#pragma once

#include <string_view>

#include "dossier/export/relational.hpp"

namespace presentation {

enum class FindingGroup { conflict, agreement, development, other, possible, single_source };

// is_possible: of a finding below the threshold, which belongs to no other group whatever its kind.
inline FindingGroup group_of(std::string_view kind, bool is_possible) {
  if (is_possible) return FindingGroup::possible;
  if (dossier::relational::is_conflict(kind)) return FindingGroup::conflict;
  if (kind == "agreement") return FindingGroup::agreement;
  if (kind == "update" || kind == "derivation") return FindingGroup::development;
  return kind == "single_source" ? FindingGroup::single_source : FindingGroup::other;
}

}  // namespace presentation
