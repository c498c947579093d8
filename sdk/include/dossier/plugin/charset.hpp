// Converts bytes of an unknown or a declared encoding to UTF-8, with a map back to the bytes of the input.
//
// Detected without help: a byte order mark, UTF-16 and UTF-32 without one, UTF-8, and Windows-1252 (which includes
// ISO-8859-1) for everything else. The entire input decides, never just its beginning. No input is rejected: what is invalid in the
// chosen encoding becomes U+FFFD and is counted.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dossier/plugin/mapped_text.hpp"
#include "dossier/text/unicode_encoding.hpp"
#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Decoded {
  MappedText text;             // valid UTF-8 without NUL
  std::string charset;         // "utf-8", "windows-1252", or a name of UnicodeEncoding: "utf-16le", ...
  std::uint64_t replaced = 0;  // bytes, or units of UTF-16 and UTF-32, that became U+FFFD
};

namespace detail {

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Bytes 0x80 to 0x9F of Windows-1252, as the WHATWG defines them.
inline constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

inline bool is_plain_ascii(char c) { return static_cast<unsigned char>(c) < 0x80 && c != 0; }

}  // namespace detail

// Decoders of one encoding each. from: where bytes begin in the input.
inline Decoded decode_as_utf8(std::string_view bytes, std::uint64_t from = 0) {
  Decoded out{{}, "utf-8"};
  std::size_t good = 0;
  const auto flush = [&](std::size_t to) {
    if (to > good) out.text.copy(bytes.substr(good, to - good), from + good);
  };
  for (std::size_t at = 0; at < bytes.size();) {
    if (detail::is_plain_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const auto point = decode_utf8(bytes, at);
    if (point.valid && point.value != 0) {
      at += point.size;
      continue;
    }
    flush(at);
    out.text.replace(detail::replacement, {from + at, from + at + 1});
    ++out.replaced;
    good = ++at;
  }
  flush(bytes.size());
  return out;
}

inline Decoded decode_as_windows_1252(std::string_view bytes, std::uint64_t from = 0) {
  Decoded out{{}, "windows-1252"};
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && detail::is_plain_ascii(bytes[end])) ++end;
    if (end > at) out.text.copy(bytes.substr(at, end - at), from + at);
    at = end;
    if (at == bytes.size()) break;
    const auto byte = static_cast<unsigned char>(bytes[at]);
    std::string character;
    if (byte == 0) {
      character = detail::replacement;
      ++out.replaced;
    } else {
      append_utf8(character, byte < 0xA0 ? detail::windows_1252[byte - 0x80] : byte);
    }
    out.text.replace(character, {from + at, from + at + 1});
    ++at;
  }
  return out;
}

// UTF-16 or UTF-32, after their byte order mark.
inline Decoded decode_as_units(std::string_view bytes, const UnicodeEncoding& encoding, std::uint64_t from = 0) {
  Decoded out{{}, std::string(encoding.name())};
  std::string character;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto point = decode_units(bytes, at, encoding);
    character.clear();
    if (!point.valid || point.value == 0) {
      character = detail::replacement;
      ++out.replaced;
    } else {
      append_utf8(character, point.value);
    }
    out.text.replace(character, {from + at, from + at + point.size});
    at += point.size;
  }
  return out;
}

// Whether bytes that are not all valid UTF-8 are UTF-8 with a few errors, and not another encoding: more than four
// complete characters beyond ASCII per error.
inline bool is_damaged_utf8(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t faults = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto point = decode_utf8(bytes, at);
    ++(point.valid ? whole : faults);
    at += point.size;
  }
  return whole > faults * 4;
}

inline Decoded decode_text(std::string_view bytes, std::uint64_t from = 0) {
  if (const auto encoding = unicode_encoding(bytes)) {
    const auto marked = bytes.substr(encoding->mark);
    from += encoding->mark;
    return encoding->unit == 1 ? decode_as_utf8(marked, from) : decode_as_units(marked, *encoding, from);
  }
  if (find_invalid_utf8(bytes) == std::string_view::npos || is_damaged_utf8(bytes)) return decode_as_utf8(bytes, from);
  return decode_as_windows_1252(bytes, from);
}

// The same text with a line feed for each line end: carriage returns before a line feed are removed, others become one.
inline MappedText with_line_feeds(MappedText text) {
  const std::string_view all = text.text();
  if (all.find('\r') == std::string_view::npos) return text;
  MappedText out;
  std::size_t from = 0;
  for (std::size_t at = all.find('\r'); at != std::string_view::npos; at = all.find('\r', at + 1)) {
    out.append(text, {from, at});
    if (at + 1 == all.size() || all[at + 1] != '\n') out.replace("\n", text.source_of({at, at + 1}));
    from = at + 1;
  }
  out.append(text, {from, all.size()});
  return out;
}

DOSSIER_NAMESPACE_END
