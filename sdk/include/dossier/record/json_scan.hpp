// Navigating JSON text without building a tree. The text must be well formed (as checked by JsonParser::check; records
// from the host are). Values are views into the text, as written there: strings with their quotes. Offsets are bytes.
// If the text is not well formed, the functions stay inside it but their results are meaningless.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace json_scan {

// Eight bytes at a time: a byte's high bit is set if the byte has the property; exact up to the first that has it.
inline constexpr std::uint64_t ones = 0x0101010101010101;
inline constexpr std::uint64_t highs = 0x8080808080808080;
constexpr std::uint64_t below(std::uint64_t bytes, unsigned char bound) {
  return (bytes - ones * bound) & ~bytes & highs;
}
constexpr std::uint64_t equal(std::uint64_t bytes, unsigned char byte) { return below(bytes ^ (ones * byte), 1); }

// The offset of the first byte at or after `at` that a JSON string cannot hold as it is (a quote, a backslash, a
// control character), or the text's end. With Ascii it stops at bytes beyond ASCII too.
template <bool Ascii>
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  if constexpr (std::endian::native == std::endian::little)
    for (std::uint64_t bytes = 0; text.size() - at >= sizeof bytes; at += sizeof bytes) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      std::uint64_t found = below(bytes, 0x20) | equal(bytes, '"') | equal(bytes, '\\');
      if constexpr (Ascii) found |= bytes & highs;
      if (found) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == '"' || c == '\\' || (Ascii && c >= 0x80)) break;
  }
  return at;
}

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
inline std::size_t skip_space(std::string_view json, std::size_t at) {
  while (at < json.size() && is_space(json[at])) ++at;
  return at;
}

}  // namespace json_scan

// The offset after the string that begins at `at`.
inline std::size_t end_of_json_string(std::string_view json, std::size_t at) {
  for (auto end = json.find('"', at + 1); end != std::string_view::npos; end = json.find('"', end + 1)) {
    auto before = end;
    while (before > at + 1 && json[before - 1] == '\\') --before;
    if ((end - before) % 2 == 0) return end + 1;
  }
  return json.size();
}

// The offset after the value that begins at `at`.
inline std::size_t end_of_json_value(std::string_view json, std::size_t at) {
  if (at < json.size() && json[at] == '"') return end_of_json_string(json, at);
  for (int depth = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_json_string(json, at) - 1;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (depth == 0) return at;
      if (--depth == 0) return at + 1;
    } else if (depth == 0 && (c == ',' || json_scan::is_space(c))) {
      return at;
    }
  }
  return json.size();
}

// Calls visit(name, value) for each member of an object, in order. The name has no quotes; its escapes are not decoded.
template <class Visit>
void each_json_member(std::string_view object, Visit&& visit) {
  using json_scan::skip_space;
  for (auto at = skip_space(object, 1); at < object.size() && object[at] == '"';) {
    const auto name_end = end_of_json_string(object, at);
    const auto from = skip_space(object, skip_space(object, name_end) + 1);  // after the colon
    if (from >= object.size()) return;
    const auto end = end_of_json_value(object, from);
    visit(object.substr(at + 1, name_end - at - 2), object.substr(from, end - from));
    at = skip_space(object, skip_space(object, end) + 1);  // after the comma
  }
}

// Calls visit(item) for each item of an array, in order.
template <class Visit>
void each_json_item(std::string_view array, Visit&& visit) {
  using json_scan::skip_space;
  for (auto at = skip_space(array, 1); at < array.size() && array[at] != ']';) {
    const auto end = end_of_json_value(array, at);
    if (end == at) return;
    visit(array.substr(at, end - at));
    at = skip_space(array, skip_space(array, end) + 1);
  }
}

DOSSIER_NAMESPACE_END
