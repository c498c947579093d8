#include "core/engine/fact_table.hpp"

#include <algorithm>

namespace dossier::engine {

const std::int64_t* FactTable::find(const store::Hash& key) const {
  const auto rows = rows_.rows();
  // Keys are hashes, so they lie evenly: the first guess is near, and widening steps from it end the search soon.
  __extension__ using Wide = unsigned __int128;
  const auto size = rows.size();
  if (size == 0) return nullptr;
  const auto guess = static_cast<std::uint64_t>((static_cast<Wide>(key.high) * size) >> 64);
  std::uint64_t low = guess;
  std::uint64_t high = guess + 1;
  for (std::uint64_t step = 4; low > 0 && !(rows[low].key < key); step *= 4) low = low > step ? low - step : 0;
  for (std::uint64_t step = 4; high < size && rows[high].key < key; step *= 4)
    high = std::min<std::uint64_t>(high + step, size);
  high = std::min<std::uint64_t>(high + 1, size);
  const auto* first = rows.data() + low;
  const auto* last = rows.data() + high;
  const auto* found =
      std::lower_bound(first, last, key, [](const FactRow& row, const store::Hash& k) { return row.key < k; });
  return found != last && found->key == key ? &found->value : nullptr;
}

FactCollector::FactCollector(const Context& context, const std::string& name)
    : path_(context.file(name + ".facts")), sorter_(path_, context.sort_budget()) {}

FactTable FactCollector::finish(const std::vector<std::int64_t>& levels) {
  const auto sorted = sorter_.finish();
  const auto rows = sorted.rows();
  store::RowWriter<FactRow> out(path_);
  for (std::size_t i = 0; i < rows.size();) {
    FactRow sum{rows[i].key, 0};
    for (; i < rows.size() && rows[i].key == sum.key; ++i) sum.value += rows[i].value;
    if (!levels.empty()) {
      std::int64_t reached = 0;
      for (const auto level : levels)
        if (sum.value >= level) reached = level;
      sum.value = reached;
    }
    if (sum.value != 0) out.append(sum);
  }
  out.close();
  return FactTable(path_);
}

}  // namespace dossier::engine
