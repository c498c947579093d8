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

// The facts of one pass or round, summed: a hash table in a file, because plugins look up most facts often and at
// random. Sorted by key; each row is where its key's share of all keys is, or after the rows that are there. A row
// without a value is empty.
class FactTable {
 public:
  FactTable() = default;
  // slots: what the keys were spread over. The file has one row more, which is empty.
  FactTable(const std::filesystem::path& path, std::uint64_t slots) : path_(path), rows_(path), slots_(slots) {}
  // Null where the key has no fact. Any thread.
  const std::int64_t* find(const store::Hash& key) const;

  const std::filesystem::path& path() const { return path_; }
  std::uint64_t slots() const { return slots_; }
  static std::uint64_t slot_of(const store::Hash& key, std::uint64_t slots);

 private:
  std::filesystem::path path_;
  store::RowFile<FactRow> rows_;
  std::uint64_t slots_ = 0;
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
  FactTable write(const store::SortedRows<FactRow>& sorted, const std::vector<std::int64_t>& levels) const;

  std::filesystem::path path_;
  store::RowSorter<FactRow> sorter_;
};

}  // namespace dossier::engine
