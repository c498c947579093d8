// UTF-8: decoding, validity, boundaries. Offsets are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

struct CodePoint {
  char32_t value;    // U+FFFD where the bytes are not valid
  std::size_t size;  // bytes it takes; 1 for an invalid byte
  bool valid;
};

// The character that begins at text[at]; at must be inside the text. Rejects overlong forms and surrogates.
inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const CodePoint bad{0xFFFD, 1, false};
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return bad;
  char32_t value = first & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return bad;
    value = (value << 6) | (byte(at + i) & 0x3F);
  }
  if ((size == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) ||
      (size == 4 && (value < 0x10000 || value > 0x10FFFF)))
    return bad;
  return {value, size, true};
}

// The offset of the first byte at or after `at` that is not ASCII, or the text's end.
inline std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t highs = 0x8080808080808080;
  for (std::uint64_t bytes = 0; text.size() - at >= sizeof bytes; at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (bytes & highs) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// The offset of the first byte that is not valid UTF-8, or npos.
inline std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while ((at = end_of_ascii(text, at)) < text.size()) {
    const auto point = decode_utf8(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Whether a character begins here or the text ends.
inline bool is_utf8_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

DOSSIER_NAMESPACE_END
