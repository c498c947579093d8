// The text of a JSON string, with the map of its bytes to the bytes of the input.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "dossier/plugin/mapped_text.hpp"
#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace detail {

inline char32_t hex_unit(std::string_view text, std::size_t at) {
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4 && i < text.size(); ++i) {
    const char c = text[i];
    value = value * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

// Appends the character of the escape at raw[at]; returns the size of the escape. A surrogate pair is one character.
inline std::size_t decode_json_escape(std::string_view raw, std::size_t at, std::string& out) {
  constexpr std::string_view letters = "bfnrt";
  constexpr std::string_view controls = "\b\f\n\r\t";
  const char kind = raw[at + 1];
  if (kind != 'u') {
    const std::size_t control = letters.find(kind);
    out += control == std::string_view::npos ? kind : controls[control];
    return 2;
  }
  const char32_t first = hex_unit(raw, at + 2);
  if (first < 0xD800 || first >= 0xDC00) {
    append_utf8(out, first);
    return 6;
  }
  append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (hex_unit(raw, at + 8) - 0xDC00));
  return 12;
}

}  // namespace detail

// quoted: a well-formed string with its quotes, such as a value that json_scan.hpp returns; offset: of its first byte in
// the input. A text without escapes is one run, an escape is one unit.
inline MappedText mapped_json_string(std::string_view quoted, std::uint64_t offset) {
  MappedText text;
  const auto raw = quoted.substr(1, quoted.size() - 2);
  ++offset;
  std::string character;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    text.copy(raw.substr(at, escape - at), offset + at);
    if (escape == raw.size()) break;
    character.clear();
    const std::size_t size = detail::decode_json_escape(raw, escape, character);
    text.replace(character, {offset + escape, offset + escape + size});
    at = escape + size;
  }
  return text;
}

DOSSIER_NAMESPACE_END
