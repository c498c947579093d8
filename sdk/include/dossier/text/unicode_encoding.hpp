// Which Unicode encoding bytes have: by their byte order mark, or by what UTF-16 and UTF-32 have and other text has
// not. The text is converted by dossier/plugin/charset.hpp, or, without a map, by to_utf8.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

struct UnicodeEncoding {
  unsigned unit = 1;  // bytes of a code unit: 1, 2 or 4
  bool big_endian = false;
  std::size_t mark = 0;  // bytes of the byte order mark

  std::string_view name() const {
    if (unit == 1) return "utf-8";
    if (unit == 2) return big_endian ? "utf-16be" : "utf-16le";
    return big_endian ? "utf-32be" : "utf-32le";
  }
  // A unit of these bytes; fewer bytes than a unit are none.
  char32_t read(std::string_view bytes, std::size_t at) const {
    char32_t value = 0;
    for (unsigned i = 0; i < unit; ++i)
      value = value << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? i : unit - 1 - i)]);
    return value;
  }
};

// A character of UTF-16 or UTF-32, and its bytes; not valid: U+FFFD for a lone surrogate, half a unit, or no character.
inline CodePoint decode_units(std::string_view bytes, std::size_t at, const UnicodeEncoding& encoding) {
  if (bytes.size() - at < encoding.unit) return {0xFFFD, bytes.size() - at, false};
  const char32_t first = encoding.read(bytes, at);
  if (encoding.unit == 2 && first >= 0xD800 && first < 0xDC00 && bytes.size() - at >= 4) {
    const char32_t low = encoding.read(bytes, at + 2);
    if (low >= 0xDC00 && low < 0xE000) return {0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00), 4, true};
  }
  if ((first >= 0xD800 && first < 0xE000) || first > 0x10FFFF) return {0xFFFD, encoding.unit, false};
  return {first, encoding.unit, true};
}

namespace detail {

constexpr std::size_t encoding_sample = 4096;

// Whether the beginning is characters of text in UTF-32: other bytes almost never are.
inline bool reads_as_utf32(std::string_view bytes, bool big_endian) {
  const std::string_view head = bytes.substr(0, encoding_sample);
  if (head.size() < 8 || bytes.size() % 4) return false;
  const UnicodeEncoding encoding{4, big_endian, 0};
  for (std::size_t at = 0; at + 4 <= head.size(); at += 4) {
    const auto point = decode_units(head, at, encoding);
    if (!point.valid || (point.value < 0x20 && (point.value < 0x09 || point.value > 0x0D))) return false;
  }
  return true;
}

// UTF-16 of a script that has many characters below U+0100.
inline bool reads_as_utf16(std::string_view bytes, bool big_endian) {
  const std::string_view head = bytes.substr(0, encoding_sample);
  if (head.size() < 4) return false;
  std::size_t high = 0;  // zero bytes where the more significant half is, and where the other one is
  std::size_t low = 0;
  for (std::size_t i = 0; i < head.size(); ++i) ((i % 2 == 0) == big_endian ? high : low) += head[i] == 0;
  const std::size_t units = head.size() / 2;
  return high * 10 >= units * 4 && low * 50 <= units;
}

// Of a script that is in use, or punctuation; what other bytes make in UTF-16 mostly is not.
constexpr bool is_in_common_block(char32_t c) {
  const auto block = c >> 8;
  return block <= 0x01 || (block >= 0x03 && block <= 0x06) || (block >= 0x09 && block <= 0x11) || block == 0x1E ||
         block == 0x1F || block == 0x20 || block == 0x30 || (block >= 0x4E && block <= 0x9F) ||
         (block >= 0xAC && block <= 0xD7) || block == 0xFF;
}

// How many different upper halves the characters have, if nearly all are of scripts in use and fewer than `most_ascii` are two
// characters of ASCII at once; 0 if that is not so. Of both orders of the bytes, the one with fewer is meant.
inline int upper_halves_of_utf16(std::string_view head, bool big_endian, std::size_t most_ascii) {
  const UnicodeEncoding encoding{2, big_endian, 0};
  const auto is_printed = [](char c) { return c >= 0x20 && c < 0x7F; };
  bool seen[256] = {};
  int different = 0;
  std::size_t units = 0, common = 0, ascii = 0;
  for (std::size_t at = 0; at + 2 <= head.size(); ++units) {
    const auto point = decode_units(head, at, encoding);
    const bool cut = !point.valid && at + 4 > head.size();
    const bool control = (point.value < 0x20 && (point.value < 0x09 || point.value > 0x0D)) ||
                         (point.value >= 0x7F && point.value < 0xA0) || (point.value & 0xFFFE) == 0xFFFE;
    if ((!point.valid && !cut) || control) return 0;
    common += is_in_common_block(point.value) || point.value > 0xFFFF;
    ascii += is_printed(head[at]) && is_printed(head[at + 1]);
    auto& half = seen[(point.value >> 8) & 0xFF];
    different += !half;
    half = true;
    at += point.size;
  }
  return units >= 8 && common * 10 >= units * 9 && ascii < most_ascii ? different : 0;
}

// UTF-16 of other scripts: bytes that would be control characters of any other encoding, or very many zeros.
inline std::optional<UnicodeEncoding> utf16_of_other_scripts(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, encoding_sample);
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B';
  }));
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '0'));
  const bool kana = zeros * 5 >= head.size();  // it is their upper half
  if ((controls * 20 < head.size() && !kana) || bytes.size() % 2) return std::nullopt;
  const auto most_ascii = head.size() / (kana ? 4 : 6);
  const int little = upper_halves_of_utf16(head, false, most_ascii);
  const int big = upper_halves_of_utf16(head, true, most_ascii);
  if (little == 0 && big == 0) return std::nullopt;
  return UnicodeEncoding{2, little == 0 || (big != 0 && big < little), 0};
}

}  // namespace detail

// Nothing where the bytes may be UTF-8 or an encoding of single bytes.
inline std::optional<UnicodeEncoding> unicode_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return UnicodeEncoding{1, false, 3};
  for (const bool big_endian : {false, true})  // before the mark of UTF-16, with which that of UTF-32 may begin
    if (const std::string_view mark(big_endian ? "\0\0\xFE\xFF" : "\xFF\xFE\0\0", 4);
        bytes.starts_with(mark) && (bytes.size() == 4 || detail::reads_as_utf32(bytes, big_endian)))
      return UnicodeEncoding{4, big_endian, 4};
  if (bytes.starts_with("\xFF\xFE")) return UnicodeEncoding{2, false, 2};
  if (bytes.starts_with("\xFE\xFF")) return UnicodeEncoding{2, true, 2};
  for (const bool big_endian : {false, true}) {
    if (detail::reads_as_utf32(bytes, big_endian)) return UnicodeEncoding{4, big_endian, 0};
    if (detail::reads_as_utf16(bytes, big_endian)) return UnicodeEncoding{2, big_endian, 0};
  }
  return detail::utf16_of_other_scripts(bytes);
}

// What a part of the text says, without a map; what is not valid becomes U+FFFD. Bytes in another encoding are
// returned as they are.
inline std::string to_utf8(std::string_view bytes) {
  const auto encoding = unicode_encoding(bytes);
  if (!encoding) return std::string(bytes);
  if (encoding->unit == 1) return std::string(bytes.substr(encoding->mark));
  std::string out;
  for (std::size_t at = encoding->mark; at < bytes.size();) {
    const auto point = decode_units(bytes, at, *encoding);
    append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

DOSSIER_NAMESPACE_END
