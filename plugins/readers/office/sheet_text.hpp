// A sheet of a spreadsheet as a table: a line for each row that is not empty, tabs between its cells.
#pragma once

#include <cstdint>
#include <vector>

#include "composer.hpp"

namespace dossier_office {

class SheetText {
 public:
  // A cell, row by row and from left to right. place: where the source's offsets count from. Empty cells are not added.
  void add(std::uint64_t row, std::uint64_t column, const dossier::MappedText& text, std::uint64_t place);
  // The table, as a block; the sheet's name, as its caption.
  void finish(const dossier::MappedText& name, Composer& out);

 private:
  struct Cell {
    std::uint64_t row, column;
    dossier::Span text;
  };
  dossier::MappedText all_;
  std::vector<Cell> cells_;
};

}  // namespace dossier_office
