// From words with boxes to text: the pages of a document in the order of reading.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/document.hpp"
#include "layout/furniture.hpp"

namespace layout {

// Where a part of the text, a line or a part of one, is on a page.
struct Place {
  dossier::Span text;
  std::uint32_t page = 1;
  Box box;
  float confidence = -1;  // of OCR: the mean of its words
};

struct LaidOut {
  std::string text;  // an empty line between blocks, a tab between cells of a table
  std::vector<dossier::Block> blocks;
  std::vector<Place> places;  // in the order of the text; every byte but blanks between lines is in one
  std::string title;          // of the block of this kind
  std::uint64_t found = 0;    // bytes of all words of the pages
  LeftOut left_out;
};

LaidOut lay_out(std::vector<Page> pages);

}  // namespace layout
