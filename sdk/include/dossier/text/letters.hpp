// Letters and digits of ASCII, and letters of the two-byte scripts (Latin, Greek, Cyrillic), for scanning without
// tokens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The size in bytes of the letter at `at`; 0 if there is none.
constexpr std::size_t letter_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_ascii_letter(text[at])) return 1;
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xC3 && lead <= 0xDF && at + 1 < text.size() ? 2 : 0;
}

// True if a letter ends at `at`.
constexpr bool letter_before(std::string_view text, std::size_t at) {
  return (at > 0 && is_ascii_letter(text[at - 1])) || (at > 1 && letter_size(text, at - 2) == 2);
}

// ASCII, the Latin-1 letters and Cyrillic in lower case; other bytes are kept.
inline std::string lower_word(std::string_view word) {
  std::string lower(word);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    auto& c = lower[i];
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + 32);
      continue;
    }
    if (i + 1 >= lower.size()) break;
    const auto lead = static_cast<unsigned char>(c);
    const auto next = static_cast<unsigned char>(lower[i + 1]);
    if (lead == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
      lower[i + 1] = static_cast<char>(next + 0x20);
    } else if (lead == 0xD0 && next >= 0x90 && next <= 0x9F) {
      lower[i + 1] = static_cast<char>(next + 0x20);
    } else if (lead == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      c = static_cast<char>(0xD1);
      lower[i + 1] = static_cast<char>(next - 0x20);
    }
  }
  return lower;
}

DOSSIER_NAMESPACE_END
