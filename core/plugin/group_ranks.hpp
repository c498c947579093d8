// The order numbers of a group's members: ranks among the records of that group, not among all records. So a group with
// the same records is the same, whatever other records the run has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::plugin {

class GroupRanks {
 public:
  // Row has the places `a` and `b` among all records; equal if the row has one record.
  template <class Row>
  explicit GroupRanks(std::span<const Row> group) {
    places_.reserve(group.size() * 2);
    for (const auto& row : group) {
      places_.push_back(row.a);
      if (row.b != row.a) places_.push_back(row.b);
    }
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
  }
  // Of a record of the group.
  std::uint64_t of(std::uint64_t place) const {
    return static_cast<std::uint64_t>(std::lower_bound(places_.begin(), places_.end(), place) - places_.begin());
  }

 private:
  std::vector<std::uint64_t> places_;
};

}  // namespace dossier::plugin
