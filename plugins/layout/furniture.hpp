// Running heads, running feet and page numbers: rows at the edges of sheets that are not part of the text.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/sheet.hpp"

namespace layout {

// A row or a column of what is left out.
struct LeftOutPart {
  std::uint32_t page = 1;
  Box box;
  std::uint64_t size = 0;  // bytes of UTF-8
};

struct LeftOut {
  std::uint64_t running_lines = 0;  // heads and feet, repeated on other pages
  std::uint64_t page_numbers = 0;
  std::uint64_t line_numbers = 0;
  std::uint64_t characters = 0;  // of all, in bytes of UTF-8
  std::vector<LeftOutPart> parts;

  // Words of a sheet, as one part.
  template <class Numbers>
  void add(const Sheet& sheet, const Numbers& words) {
    LeftOutPart part{sheet.page, {}, 0};
    for (const auto at : words) {
      const auto& word = sheet.words[at];
      if (part.size == 0) part.box = word.place;
      part.box.include(word.place);
      part.size += word.text.size();
    }
    characters += part.size;
    if (part.size > 0) parts.push_back(part);
  }
};

// Removes them from the sheets of a document.
LeftOut remove_furniture(std::vector<Sheet>& sheets);

}  // namespace layout
