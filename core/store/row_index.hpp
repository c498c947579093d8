// Finds out whether a vector of rows has a row.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "core/store/hash.hpp"

namespace dossier::store {

// A hash table of the places of all rows of one vector, which is only appended to. Rows are compared byte by byte.
template <class Row>
class RowIndex {
 public:
  // Whether `rows` has an equal row. If not, the caller appends it now.
  bool has(const std::vector<Row>& rows, const Row& row) {
    if (rows.size() * 2 >= places_.size()) grow(rows);
    auto& place = place_of(rows, row);
    if (place != free) return true;
    place = static_cast<std::uint32_t>(rows.size());
    return false;
  }
  void clear() { places_.clear(); }

 private:
  static constexpr std::uint32_t free = UINT32_MAX;

  std::uint32_t& place_of(const std::vector<Row>& rows, const Row& row) {
    const auto mask = places_.size() - 1;
    auto at = fast_hash({reinterpret_cast<const char*>(&row), sizeof row}).low & mask;
    while (places_[at] != free && std::memcmp(&rows[places_[at]], &row, sizeof row) != 0) at = (at + 1) & mask;
    return places_[at];
  }
  void grow(const std::vector<Row>& rows) {
    places_.assign(places_.empty() ? 4096 : places_.size() * 2, free);
    for (std::uint32_t i = 0; i < rows.size(); ++i) place_of(rows, rows[i]) = i;
  }

  std::vector<std::uint32_t> places_;
};

}  // namespace dossier::store
