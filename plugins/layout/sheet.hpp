// Sheets: what is read as one page. A page has several if some of its writing is turned or if two pages are printed side
// by side on it.
#pragma once

#include <vector>

#include "layout/page.hpp"

namespace layout {

struct Sheet {
  std::uint32_t page = 1;
  float width = 0;
  float height = 0;
  float em = 0;       // the usual size of its fonts
  bool side = false;  // writing in another direction than most of the page
  std::vector<Word> words;
};

// In reading order. Boxes are limited to what a page can hold.
std::vector<Sheet> make_sheets(std::vector<Page> pages);

// The size of the font in which most of the text is written; weighed by characters. 0 without words.
float usual_size(const std::vector<Word>& words);

}  // namespace layout
