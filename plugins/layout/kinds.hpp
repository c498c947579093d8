// What the blocks of a document are: its title, headings, captions, notes, paragraphs.
#pragma once

#include <vector>

#include "layout/blocks.hpp"
#include "layout/sheet.hpp"

namespace layout {

// The size of the running text.
float body_size(const std::vector<TextBlock>& blocks);
// Sets the kinds of paragraphs and list items that are something else.
void find_kinds(std::vector<TextBlock>& blocks, const std::vector<Sheet>& sheets);

}  // namespace layout
