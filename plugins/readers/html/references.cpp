#include "references.hpp"

#include <myhtml/charef.h>

#include <charconv>

#include "dossier/text/utf8.hpp"

namespace dossier_html {
namespace {

bool is_name_byte(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '#' || c == ';';
}

Reference numeric(std::string_view raw, std::string_view text) {
  std::size_t end = 2;
  if (end < raw.size() && (raw[end] | 32) == 'x') ++end;
  const std::size_t digits = end;
  while (end < raw.size() && is_name_byte(raw[end]) && raw[end] != ';' && raw[end] != '#') {
    if (digits == 2 && !(raw[end] >= '0' && raw[end] <= '9')) break;
    if ((raw[end] | 32) > 'f' && raw[end] > '9') break;
    ++end;
  }
  if (end == digits || text.empty()) return {};
  if (end < raw.size() && raw[end] == ';') ++end;
  return {end, dossier::decode_utf8(text, 0).size};
}

// The longest name that gives the text here: "&notit;" is the character of "&not" followed by "it;".
Reference named(std::string_view raw, std::string_view text) {
  constexpr std::size_t longest_name = 33;
  std::size_t size = 0;
  while (size + 1 < raw.size() && size < longest_name && is_name_byte(raw[size + 1])) ++size;
  for (; size >= 2; --size) {
    std::size_t read = 0;
    std::size_t points = 0;
    const auto* entry = myhtml_charef_find(raw.data() + 1, &read, size, &points);
    if (!entry || !entry->codepoints_len || read != size) continue;
    std::string decoded;
    for (std::size_t k = 0; k < entry->codepoints_len; ++k)
      dossier::append_utf8(decoded, static_cast<char32_t>(entry->codepoints[k]));
    if (text.starts_with(decoded)) return {size + 1, decoded.size()};
  }
  return {};
}

// The characters of a reference without & and ;, empty if it is none.
std::string characters_of(std::string_view name) {
  std::string characters;
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = (name[1] | 32) == 'x';
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool is_character = value > 0x1F && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    if (error == std::errc() && end == digits.data() + digits.size() && is_character)
      dossier::append_utf8(characters, static_cast<char32_t>(value));
    return characters;
  }
  const std::string with_end = std::string(name) + ';';
  std::size_t read = 0;
  std::size_t points = 0;
  const auto* entry = myhtml_charef_find(with_end.data(), &read, with_end.size(), &points);
  if (!entry || read != with_end.size()) return characters;
  for (std::size_t k = 0; k < entry->codepoints_len; ++k)
    dossier::append_utf8(characters, static_cast<char32_t>(entry->codepoints[k]));
  return characters;
}

}  // namespace

Reference match_reference(std::string_view raw, std::string_view text) {
  return raw.size() > 2 && raw[1] == '#' ? numeric(raw, text) : named(raw, text);
}

std::string without_references(std::string_view written) {
  constexpr std::size_t longest_name = 33;
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t mark = std::min(written.find('&', at), written.size());
    out.append(written, at, mark - at);
    at = mark;
    if (at == written.size()) break;
    std::size_t end = at + 1;
    while (end < written.size() && end - at < longest_name && is_name_byte(written[end]) && written[end] != ';') ++end;
    const std::string characters =
        end < written.size() && written[end] == ';' ? characters_of(written.substr(at + 1, end - at - 1)) : "";
    if (characters.empty()) {
      out += written[at++];
    } else {
      out += characters;
      at = end + 1;
    }
  }
  return out;
}

}  // namespace dossier_html
