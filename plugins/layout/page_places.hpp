// The member `layout` of a document's metadata: where each line of the text is on the pages.
#pragma once

#include <vector>

#include "layout/lay_out.hpp"

namespace layout {

struct PageSize {
  float width = 0;
  float height = 0;
};

// {"unit": "pt", "pages": [[width, height], ...], "lines": [[start, end, page, x0, y0, x1, y1], ...]}: bytes of the text,
// pages counted from 1, boxes from the upper left corner. With OCR each line has its confidence from 0 to 100 as well.
dossier::Json places_json(const LaidOut& laid_out, std::string_view unit, const std::vector<PageSize>& pages);

// What the loss report is made from (dossier/record/left_out.hpp), in bytes of the words found on the pages: {"unit":
// "text", "size", "kept", "parts": [{"reason", "size", "page", "box"}]}. parts: further ones.
dossier::Json left_out_json(const LaidOut& laid_out, dossier::Json::Array parts);
// A page, or those from it on, of which nothing is in the text.
dossier::Json left_out_page(std::string_view reason, std::uint32_t page);

}  // namespace layout
