// Case and quotation marks folded for comparison: Latin, Greek and Cyrillic letters in lower case, curly quotation
// marks and apostrophes made straight. Bytes that are not UTF-8 are kept.
#pragma once

#include <string>
#include <string_view>

#include "dossier/namespace.hpp"
#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

constexpr char to_lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Bytes that are not ASCII letters are kept.
inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower_ascii(c);
  return lower;
}

constexpr char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x100 && c <= 0x17F) {
    if (c == 0x130) return 'i';
    if (c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    if (c == 0x178) return 0xFF;
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return ((c & 1) == 1) == odd_is_upper ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x52F && (c < 0x482 || c > 0x48B) && (c < 0x4C0 || c > 0x4CF)) return (c & 1) == 0 ? c + 1 : c;
  if (c >= 0x1E00 && c <= 0x1EFF && (c < 0x1E96 || c > 0x1E9F)) return (c & 1) == 0 ? c + 1 : c;
  return c;
}

constexpr bool is_upper(char32_t c) { return to_lower(c) != c; }

inline void append_folded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += to_lower_ascii(c);
      ++at;
      continue;
    }
    const auto point = decode_utf8(text, at);
    if (!point.valid) {
      out += c;
    } else if (point.value == 0x2018 || point.value == 0x2019 || point.value == 0x201B || point.value == 0x2BC) {
      out += '\'';
    } else if (point.value >= 0x201C && point.value <= 0x201F) {
      out += '"';
    } else {
      append_utf8(out, to_lower(point.value));
    }
    at += point.size;
  }
}

inline std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(out, text);
  return out;
}

// Whether fold(text) == lower, without building it for ASCII text. `lower` is folded already.
inline bool equals_folded(std::string_view text, std::string_view lower) {
  std::size_t i = 0;
  for (; i < text.size() && i < lower.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) return fold(text.substr(i)) == lower.substr(i);
    if (to_lower_ascii(text[i]) != lower[i]) return false;
  }
  return i == text.size() && i == lower.size();
}

DOSSIER_NAMESPACE_END
