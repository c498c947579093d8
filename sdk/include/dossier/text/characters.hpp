// The class of a character for the tokenizer: letter, digit, white space, mark. ASCII by table, the rest by ranges.
#pragma once

#include <array>
#include <cstdint>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

enum class CharacterClass : std::uint8_t { letter, digit, fraction, space, hyphen, dash, quote, symbol, punctuation };

namespace detail {
constexpr CharacterClass ascii_class(unsigned char c) {
  using enum CharacterClass;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return letter;
  if (c >= '0' && c <= '9') return digit;
  if (c <= ' ' || c == 0x7F) return space;
  switch (c) {
    case '-': return hyphen;
    case '"':
    case '\'':
    case '`': return quote;
    case '$':
    case '%':
    case '+':
    case '<':
    case '=':
    case '>':
    case '#':
    case '&':
    case '*':
    case '/':
    case '@':
    case '^':
    case '_':
    case '|':
    case '~':
    case '\\': return symbol;
    default: return punctuation;
  }
}
constexpr auto ascii_classes = [] {
  std::array<CharacterClass, 128> table{};
  for (unsigned i = 0; i < 128; ++i) table[i] = ascii_class(static_cast<unsigned char>(i));
  return table;
}();
}  // namespace detail

// Control characters and zero-width marks count as space; U+FFFD (bytes that are not UTF-8) as a symbol.
constexpr CharacterClass character_class(char32_t c) {
  using enum CharacterClass;
  if (c < 0x80) return detail::ascii_classes[c];
  if (c < 0xC0) {
    if (c <= 0xA0) return space;
    if (c == 0xAA || c == 0xB5 || c == 0xBA) return letter;
    if (c == 0xAB || c == 0xBB) return quote;
    if (c >= 0xBC && c <= 0xBE) return fraction;
    if (c == 0xA1 || c == 0xBF || c == 0xB7) return punctuation;
    return symbol;
  }
  if (c < 0x2000)
    return c == 0xD7 || c == 0xF7 ? symbol : c == 0x60C || c == 0x61B || c == 0x61F ? punctuation : letter;
  if (c <= 0x200F || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060) return space;
  if (c == 0x2010 || c == 0x2011) return hyphen;
  if (c >= 0x2012 && c <= 0x2015) return dash;
  if (c >= 0x2018 && c <= 0x201F) return quote;
  if (c == 0x2039 || c == 0x203A) return quote;
  if (c == 0x2212) return dash;
  if (c == 0x2026 || c == 0x2022 || c == 0x2023 || c == 0x2027) return punctuation;
  if (c >= 0x202A && c <= 0x202E) return space;
  if (c >= 0x2030 && c <= 0x206F) return symbol;
  if (c >= 0x2150 && c <= 0x215E) return fraction;
  if (c >= 0x2C00 && c < 0x2E00) return letter;
  if (c >= 0x2070 && c <= 0x2BFF) return symbol;
  if (c >= 0x2E00 && c <= 0x2E7F) return punctuation;
  if (c == 0x3000 || c == 0xFEFF) return space;
  if (c >= 0x300C && c <= 0x300F) return quote;
  if ((c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x301F)) return punctuation;
  if (c == 0xFF01 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F) return punctuation;
  if (c == 0xFF05 || c == 0xFF04 || c == 0xFFE5 || c == 0xFFE1 || c == 0xFFE0) return symbol;
  if (c >= 0xFFF9 && c <= 0xFFFF) return symbol;
  if (c >= 0x1F000 && c <= 0x1FAFF) return symbol;
  return letter;
}

DOSSIER_NAMESPACE_END
