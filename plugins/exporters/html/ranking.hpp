// The order in which the page shows findings, and the findings that cite each claim.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gathered.hpp"
#include "presentation/finding_group.hpp"

namespace dossier_html {

struct RankedFinding {
  std::string_view record;
  std::string_view id;
  std::string_view kind;  // as JSON
  presentation::FindingGroup group = presentation::FindingGroup::other;
  std::uint64_t independent_sources = 0;
  double strength = 0;     // 0 where the checker gives none
  std::string_view story;  // a document's id as JSON, or empty
  // Of an agreement: the conflict that has it as one of its versions.
  std::optional<std::uint32_t> part_of;
  std::vector<std::string_view> claims;  // ids as JSON, each once, in the finding's order

  bool is_conflict() const { return group == presentation::FindingGroup::conflict; }
};

// Views hold as long as the spool.
struct Ranking {
  explicit Ranking(const Gathered& gathered);

  // Conflicts before agreements, and stronger findings before weaker ones.
  std::vector<RankedFinding> findings;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> citing;  // indices into findings, by claim id

 private:
  void find_parts();
};

}  // namespace dossier_html
