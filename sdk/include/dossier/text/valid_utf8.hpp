// Text made valid where UTF-8 is required: file names and messages need not be.
#pragma once

#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

// The text, with U+FFFD for each byte that is not part of a character.
inline std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto bad = find_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) break;
    append_utf8(out, 0xFFFD);
    text.remove_prefix(bad + 1);
  }
  return out;
}

DOSSIER_NAMESPACE_END
