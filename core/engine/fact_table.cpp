#include "core/engine/fact_table.hpp"

#include "core/store/hash_search.hpp"

namespace dossier::engine {

const std::int64_t* FactTable::find(const store::Hash& key) const {
  const auto* row = store::find_by_hash(rows_.rows(), key);
  if (!row) return nullptr;
  rows_.note_read({row, 1});
  return &row->value;
}

FactCollector::FactCollector(const Context& context, const std::string& name)
    : path_(context.file(name + ".facts")), sorter_(path_, context.sort_budget()) {}

FactTable FactCollector::finish(const std::vector<std::int64_t>& levels, const std::function<void()>& look_up) {
  const auto sorted = sorter_.finish(look_up);
  const auto rows = sorted.rows();
  store::RowWriter<FactRow> out(path_);
  for (std::size_t i = 0; i < rows.size();) {
    FactRow sum{rows[i].key, 0};
    for (; i < rows.size() && rows[i].key == sum.key; ++i) {
      sum.value += rows[i].value;
      sorted.note_read(rows.subspan(i, 1));
    }
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
