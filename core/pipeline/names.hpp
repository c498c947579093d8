// The form of names of stages and variables.
#pragma once

#include <string_view>

namespace dossier::pipeline {

// A letter, then at most 63 letters, digits, hyphens and underscores.
inline bool is_name(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || text.size() > 64 || !letter(text[0])) return false;
  for (const char c : text)
    if (!letter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  return true;
}

}  // namespace dossier::pipeline
