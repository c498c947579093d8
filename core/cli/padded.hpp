// Columns of text.
#pragma once

#include <algorithm>
#include <string>

namespace dossier::cli {

// With spaces at its end, so that it has at least this many bytes.
inline std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

}  // namespace dossier::cli
