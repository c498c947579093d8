// Search in sorted rows whose keys are hashes: they are evenly distributed, so the first guess is near.
#pragma once

#include <algorithm>
#include <span>

#include "core/store/hash.hpp"

namespace dossier::store {

// The row with this key, or null. Rows have a member `key` and are sorted by it.
template <class Row>
const Row* find_by_hash(std::span<const Row> rows, const Hash& key) {
  __extension__ using Wide = unsigned __int128;
  const auto size = rows.size();
  if (size == 0) return nullptr;
  const auto guess = static_cast<std::uint64_t>((static_cast<Wide>(key.high) * size) >> 64);
  std::uint64_t low = guess;
  std::uint64_t high = guess + 1;
  // Growing steps from the guess end soon.
  for (std::uint64_t step = 4; low > 0 && !(rows[low].key < key); step *= 4) low = low > step ? low - step : 0;
  for (std::uint64_t step = 4; high < size && rows[high].key < key; step *= 4)
    high = std::min<std::uint64_t>(high + step, size);
  high = std::min<std::uint64_t>(high + 1, size);
  const auto part = rows.subspan(low, high - low);
  const auto found =
      std::lower_bound(part.begin(), part.end(), key, [](const Row& row, const Hash& k) { return row.key < k; });
  return found != part.end() && found->key == key ? &*found : nullptr;
}

}  // namespace dossier::store
