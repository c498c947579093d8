// Characters of a PDF file or of OCR, as text has them.
#pragma once

#include <cstdint>
#include <string>

namespace layout {

// Appends the character: ligatures as their letters, blanks of all widths as one kind, signs of symbol fonts as bullets.
// Returns false, and appends U+FFFD, if nobody can know which character it is.
bool append_character(std::string& text, char32_t c);

}  // namespace layout
