#include "core/engine/claim_table.hpp"

#include <algorithm>

namespace dossier::engine {

std::uint64_t kind_prefix(std::string_view kind) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i)
    prefix = prefix << 8 | (i < kind.size() ? static_cast<unsigned char>(kind[i]) : 0);
  return prefix;
}

std::uint64_t ClaimTable::begin_of(std::uint64_t document) const {
  const auto heads = heads_.rows();
  return static_cast<std::uint64_t>(
      std::lower_bound(heads.begin(), heads.end(), document,
                       [](const ClaimHead& head, std::uint64_t d) { return head.document < d; }) -
      heads.begin());
}

bool ClaimMerge::next(Entry& entry) {
  std::size_t first = tables_.size();
  for (std::size_t t = 0; t < tables_.size(); ++t)
    if (at_[t] < tables_[t]->size() &&
        (first == tables_.size() || tables_[t]->head(at_[t]) < tables_[first]->head(at_[first])))
      first = t;
  if (first == tables_.size()) return false;
  entry = {tables_[first], at_[first]++};
  return true;
}

}  // namespace dossier::engine
