// Learns the weights of language/names.
#pragma once

#include <cstdint>
#include <vector>

#include "language/train/names_documents.hpp"

namespace language::train {

struct NameSettings {
  int epochs = 5;
  unsigned least = 5;         // steps of a feature that is kept
  std::uint64_t forget = 25;  // percent of the words that are taken for unknown in a step
  double rate = 0.02;
  double shrink = 0.0005;
};

struct NameTable {
  std::vector<Weights::Row> rows;
  std::vector<ClassWeight> cells;
  Weights weights() const { return {rows, cells, name_types}; }
};
struct NameTables {
  NameTable first, second, inner;
};

// The same documents, in the same order, give the same tables.
NameTables learn_names(const std::vector<NamedDocument*>& documents, const NameSettings& settings);

}  // namespace language::train
