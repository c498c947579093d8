// The order in which the page shows findings, and the findings that cite each claim.
#pragma once

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
  std::vector<std::string_view> claims;  // ids as JSON, each once, in the finding's order

  bool is_conflict() const { return group == presentation::FindingGroup::conflict; }
};

// Views hold as long as the spool.
struct Ranking {
  explicit Ranking(const Gathered& gathered);

  std::vector<RankedFinding> findings;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> citing;  // indices into findings, by claim id
};

}  // namespace dossier_html
