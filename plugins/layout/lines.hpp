// The lines of a region, from top to bottom, and their parts with wide blanks between them, such as cells of a table.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/white_space.hpp"

namespace layout {

struct Line {
  std::vector<Word> words;           // in the order of reading
  std::vector<std::uint32_t> cells;  // the words at which cells begin; the first is 0
  std::uint32_t page = 1;
  Box box;
  float baseline = 0;
  float size = 0;
  bool bold = false;   // throughout
  bool fixed = false;  // mostly

  bool in_cells() const { return cells.size() > 1; }
};

// Takes the words out of the sheet. Leader dots are left out; raised digits become superscript ones.
std::vector<Line> read_lines(Sheet& sheet, const WordNumbers& words);

// Whether the character is the sign of an item of a list.
bool is_bullet(std::string_view word);
// Whether the word numbers an item: "(a)", "3.", "iv)".
bool is_item_number(std::string_view word);

}  // namespace layout
