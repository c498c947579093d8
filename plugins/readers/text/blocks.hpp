// The blocks of an article's body.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/document.hpp"
#include "lines.hpp"

namespace dossier_text {

struct Body {
  std::vector<dossier::Block> blocks;        // offsets in the lines' text
  std::vector<std::string> picture_credits;  // the authors of the pictures, without duplicates
};

// The blocks of the lines [first, end).
Body read_blocks(const Lines& lines, std::size_t first, std::size_t end);

}  // namespace dossier_text
