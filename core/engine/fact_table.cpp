#include "core/engine/fact_table.hpp"

namespace dossier::engine {
namespace {

// Calls visit(sum) with each fact that has a value, by key.
template <class Visit>
void each_sum(const store::SortedRows<FactRow>& sorted, const std::vector<std::int64_t>& levels, Visit&& visit) {
  const auto rows = sorted.rows();
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
    if (sum.value != 0) visit(sum);
  }
}

}  // namespace

std::uint64_t FactTable::slot_of(const store::Hash& key, std::uint64_t slots) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<Wide>(key.high) * slots) >> 64);
}

const std::int64_t* FactTable::find(const store::Hash& key) const {
  if (slots_ == 0) return nullptr;
  const auto rows = rows_.rows();
  for (const auto* row = &rows[slot_of(key, slots_)]; row->value != 0; ++row)
    if (row->key == key) {
      rows_.note_read({row, 1});
      return &row->value;
    }
  return nullptr;
}

FactCollector::FactCollector(const Context& context, const std::string& name)
    : path_(context.file(name + ".facts")), sorter_(path_, context.sort_budget()) {}

FactTable FactCollector::finish(const std::vector<std::int64_t>& levels, const std::function<void()>& look_up) {
  return write(sorter_.finish(look_up), levels);
}

FactTable FactCollector::write(const store::SortedRows<FactRow>& sorted,
                               const std::vector<std::int64_t>& levels) const {
  std::uint64_t count = 0;
  each_sum(sorted, levels, [&](const FactRow&) { ++count; });
  const std::uint64_t slots = count + count / 2;
  store::RowWriter<FactRow> out(path_);
  std::uint64_t written = 0;
  const auto append = [&](const FactRow& row) {
    out.append(row);
    ++written;
  };
  each_sum(sorted, levels, [&](const FactRow& sum) {
    while (written < FactTable::slot_of(sum.key, slots)) append({});
    append(sum);
  });
  while (written <= slots) append({});
  append({});
  out.close();
  return FactTable(path_, slots);
}

}  // namespace dossier::engine
