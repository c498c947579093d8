// Blocks: lines that belong together, such as those of a paragraph or a table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/lines.hpp"

namespace layout {

struct TextBlock {
  std::string_view kind = "paragraph";  // of a document's blocks
  std::uint32_t sheet = 0;
  std::uint32_t region = 0;  // of the document
  bool in_margin = false;    // next to the text
  std::vector<Line> lines;
  // A line that ends early on purpose: the next one stands below it also in the text. As many as lines.
  std::vector<bool> breaks;

  float size() const { return lines.front().size; }
  bool bold() const {
    return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.bold; });
  }
};

// The blocks of a region, from top to bottom: tables, list items and paragraphs.
std::vector<TextBlock> make_blocks(std::vector<Line> lines);

bool starts_lower(std::string_view text);
// A raised digit or a sign such as an asterisk, which marks a note.
bool is_note_mark(std::string_view word);
// Whether the text may end a sentence: a full stop, a question mark or the like, quotes and brackets aside.
bool ends_sentence(std::string_view text);

}  // namespace layout
