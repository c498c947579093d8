// Words with their boxes, as a PDF file or OCR gives them: what the layout of a page is found from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace layout {

// In the unit of the page (points, pixels), from its upper left corner.
struct Box {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float middle_x() const { return (x0 + x1) / 2; }
  float middle_y() const { return (y0 + y1) / 2; }
  void include(const Box& other) {
    x0 = std::min(x0, other.x0);
    y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1);
    y1 = std::max(y1, other.y1);
  }
};

struct Word {
  std::string text;       // UTF-8, not empty
  Box box;                // as a reader sees it: upright and level; empty: to be found from the place
  Box place;              // on the page
  float size = 0;         // of the font
  float confidence = -1;  // of OCR, 0 to 100; negative: not from OCR
  std::uint8_t turn = 0;  // quarter turns clockwise of the writing
  bool bold = false;
  bool fixed = false;  // all its characters are of one width
  bool space_after = false;
  bool soft_end = false;  // ends with a soft hyphen, which is written as "-"

  // Of the box, the part of the small letters, about: the boxes of some fonts are three lines high.
  Box core() const {
    const float baseline = box.y1 - box.height() * 0.2F;
    return {box.x0, std::max(box.y0, baseline - size * 0.6F), box.x1, std::min(box.y1, baseline + size * 0.1F)};
  }
};

struct Page {
  std::uint32_t number = 1;
  float width = 0;
  float height = 0;
  std::vector<Word> words;
};

}  // namespace layout
