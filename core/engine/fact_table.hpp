// Facts: sums under keys, which passes emit and later passes look up.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/engine/context.hpp"
#include "core/plugin/call.hpp"
#include "core/store/hash.hpp"
#include "core/store/row_file.hpp"
#include "core/store/row_sorter.hpp"

namespace dossier::engine {

struct FactRow {
  store::Hash key;
  std::int64_t value;
  auto operator<=>(const FactRow&) const = default;
};

// The facts of one pass or round, summed; sorted by key.
class FactTable {
 public:
  FactTable() = default;
  explicit FactTable(const std::filesystem::path& path) : rows_(path) {}
  // Null where the key has no fact. Any thread.
  const std::int64_t* find(const store::Hash& key) const;

 private:
  store::RowFile<FactRow> rows_;
};

// Collects facts in any order. One thread at a time.
class FactCollector {
 public:
  FactCollector(const Context& context, const std::string& name);

  void add(const plugin::EmittedFact& fact) { sorter_.add({fact.key, fact.value}); }
  // levels: a sum becomes the largest level that it reaches, and is discarded if it reaches none; without levels, sums
  // are kept. throw_if_stopping: see RowSorter.
  FactTable finish(const std::vector<std::int64_t>& levels, const std::function<void()>& look_up = {});

 private:
  std::filesystem::path path_;
  store::RowSorter<FactRow> sorter_;
};

}  // namespace dossier::engine
