// An averaged perceptron over sparse hashed features, in integers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "language/syntax/weights.hpp"

namespace language::train {

class Perceptron {
 public:
  void score(std::span<const std::uint32_t> features, std::int32_t* scores) const {
    for (const auto feature : features)
      if (const auto row = slots_[slot_of(feature)].row; row != no_row)
        for (const auto& cell : rows_[row].cells) scores[cell.label] += cell.weight;
  }

  // Once per decision, right or wrong: averages count them.
  void tick() { ++now_; }
  void update(const Features& features, std::size_t right, std::size_t wrong) {
    for (const auto feature : features.hashes()) {
      auto& row = row_of(feature);
      ++row.updates;
      add(row, right, 1);
      add(row, wrong, -1);
    }
  }

  struct Table {
    std::vector<Weights::Row> rows;
    std::vector<ClassWeight> cells;
  };
  // The averages as bytes, the largest as 127. Features that were updated fewer than `updates` times are left out, and
  // weights below `smallest`.
  Table table(std::uint32_t updates, int smallest) const {
    std::int64_t largest = 1;
    std::vector<const Row*> rows;
    for (const auto& row : rows_) {
      if (row.updates < updates) continue;
      rows.push_back(&row);
      for (std::size_t i = 0; i < row.cells.size(); ++i) largest = std::max(largest, std::abs(sum(row, i)));
    }
    std::sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) { return a->feature < b->feature; });
    Table table;
    for (const auto* row : rows) {
      const auto before = table.cells.size();
      for (std::size_t i = 0; i < row->cells.size(); ++i) {
        const auto total = sum(*row, i) * 127;
        const auto weight = (total + (total < 0 ? -largest : largest) / 2) / largest;
        if (std::abs(weight) >= smallest)
          table.cells.push_back({row->cells[i].label, static_cast<std::int8_t>(weight)});
      }
      const auto size = table.cells.size() - before;
      std::sort(table.cells.end() - static_cast<std::ptrdiff_t>(size), table.cells.end(),
                [](const ClassWeight& a, const ClassWeight& b) { return a.label < b.label; });
      if (size > 0) table.rows.push_back({row->feature, static_cast<std::uint8_t>(size)});
    }
    return table;
  }

 private:
  static constexpr std::uint32_t no_row = 0xFFFFFFFF;
  struct Cell {
    std::int32_t weight;
    std::uint8_t label;
  };
  struct Row {
    std::uint32_t feature;
    std::uint32_t updates;
    std::vector<Cell> cells;
    std::vector<std::int64_t> late;  // of each cell: its changes, each times the decisions made before it
  };
  struct Slot {
    std::uint32_t feature = 0;
    std::uint32_t row = no_row;
  };

  // A weight's sum over all decisions.
  std::int64_t sum(const Row& row, std::size_t cell) const { return row.cells[cell].weight * now_ - row.late[cell]; }

  std::size_t slot_of(std::uint32_t feature) const {
    const auto mask = slots_.size() - 1;
    auto at = feature * std::size_t{0x9E3779B1} >> 8 & mask;
    while (slots_[at].row != no_row && slots_[at].feature != feature) at = (at + 1) & mask;
    return at;
  }
  Row& row_of(std::uint32_t feature) {
    auto at = slot_of(feature);
    if (slots_[at].row == no_row) {
      if (rows_.size() * 2 >= slots_.size()) {
        slots_.assign(slots_.size() * 2, {});
        for (std::uint32_t i = 0; i < rows_.size(); ++i) slots_[slot_of(rows_[i].feature)] = {rows_[i].feature, i};
        at = slot_of(feature);
      }
      slots_[at] = {feature, static_cast<std::uint32_t>(rows_.size())};
      rows_.push_back({feature, 0, {}, {}});
    }
    return rows_[slots_[at].row];
  }
  void add(Row& row, std::size_t label, std::int32_t change) {
    std::size_t at = 0;
    while (at < row.cells.size() && row.cells[at].label != label) ++at;
    if (at == row.cells.size()) {
      row.cells.push_back({0, static_cast<std::uint8_t>(label)});
      row.late.push_back(0);
    }
    row.cells[at].weight += change;
    row.late[at] += change * now_;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1 << 16);
  std::vector<Row> rows_;
  std::int64_t now_ = 0;
};

}  // namespace language::train
