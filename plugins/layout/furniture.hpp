// Running heads, running feet and page numbers: rows at the edges of sheets that are not part of the text.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/sheet.hpp"

namespace layout {

struct LeftOut {
  std::uint64_t running_lines = 0;  // heads and feet, repeated on other pages
  std::uint64_t page_numbers = 0;
  std::uint64_t line_numbers = 0;
  std::uint64_t characters = 0;  // of all, in bytes of UTF-8
};

// Removes them from the sheets of a document.
LeftOut remove_furniture(std::vector<Sheet>& sheets);

}  // namespace layout
