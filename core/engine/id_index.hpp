// The positions of records by their ids.
#pragma once

#include <algorithm>
#include <compare>
#include <filesystem>
#include <optional>
#include <string>

#include "core/engine/context.hpp"
#include "core/store/hash.hpp"
#include "core/store/row_sorter.hpp"

namespace dossier::engine {

class IdIndex {
 public:
  IdIndex() = default;
  // An index that was saved.
  explicit IdIndex(const std::filesystem::path& path) : rows_(store::MappedFile(path, store::Access::anywhere)) {}
  // id_of(i) -> store::Hash, for all i below count. name: of files in the run's folder.
  template <class IdOf>
  static IdIndex of(const Context& context, const std::string& name, std::uint64_t count, IdOf id_of) {
    store::RowSorter<Row> sorter(context.file(name), context.sort_budget());
    for (std::uint64_t i = 0; i < count; ++i) sorter.add({id_of(i), i});
    IdIndex index;
    index.rows_ = sorter.finish(context.look_up());
    return index;
  }

  std::optional<std::uint64_t> find(const store::Hash& id) const {
    const auto rows = rows_.rows();
    const auto row = std::lower_bound(rows.begin(), rows.end(), Row{id, 0});
    if (row == rows.end() || row->id != id) return std::nullopt;
    return row->index;
  }
  void save(const std::filesystem::path& path) const { rows_.save(path); }

 private:
  struct Row {
    store::Hash id;
    std::uint64_t index;
    auto operator<=>(const Row&) const = default;
  };
  store::SortedRows<Row> rows_;
};

}  // namespace dossier::engine
