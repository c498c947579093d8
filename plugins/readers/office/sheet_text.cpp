#include "sheet_text.hpp"

#include <algorithm>

#include "dossier/plugin/error.hpp"

namespace dossier_office {

// So that a cell far to the right costs no more than some tabs.
constexpr std::uint64_t most_empty_cells = 64;
constexpr std::uint64_t most_text = 32 << 20;  // cells can share one text

void SheetText::add(std::uint64_t row, std::uint64_t column, const dossier::MappedText& text, std::uint64_t place) {
  const auto start = all_.size();
  if (start + text.size() > most_text)
    throw dossier::Error("too_large", "expected a sheet with at most " + std::to_string(most_text) +
                                          " bytes of text, found more; split it");
  Composer::append_line(all_, text, place);
  if (all_.size() > start) cells_.push_back({row, column, {start, all_.size()}});
}

void SheetText::finish(const dossier::MappedText& name, Composer& out) {
  std::uint64_t first = UINT64_MAX;
  for (const auto& cell : cells_) first = std::min(first, cell.column);
  dossier::MappedText table;
  const Cell* before = nullptr;
  for (const auto& cell : cells_) {
    const bool same_row = before && before->row == cell.row && before->column < cell.column;
    if (before && !same_row) table.insert("\n");
    const auto tabs = cell.column - (same_row ? before->column : first);
    table.insert(std::string(std::min(tabs, most_empty_cells), '\t'));
    table.append(all_, cell.text);
    before = &cell;
  }
  if (table.size()) out.add_block("caption", name);
  out.add_block("table", std::move(table));
}

}  // namespace dossier_office
