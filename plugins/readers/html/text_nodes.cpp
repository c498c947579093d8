#include "text_nodes.hpp"

#include <myhtml/charef.h>

#include <algorithm>

#include "dossier/text/utf8.hpp"

namespace dossier_html {
namespace {

// The size of the character reference at raw[0] == '&', given the text it became: found by the text that follows it.
struct Reference {
  std::size_t raw = 0;  // 0: none
  std::size_t text = 0;
};

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

}  // namespace

void TextNodes::append(std::uint32_t node, dossier::MappedText& out) {
  const auto& n = page_[node];
  const std::string_view text = n.text;
  if (text.empty()) return;
  dossier::Span where = n.raw;
  if (where.size() == 0) {  // the parser joined several pieces: they follow the preceding text
    constexpr std::size_t farthest = 1 << 16;
    const auto window = page_.html().substr(std::min<std::size_t>(at_, page_.html().size()), farthest);
    const std::size_t found = window.find(text);
    if (found == std::string_view::npos) return out.insert(text);
    where = {at_ + found, at_ + found + text.size()};
  }
  at_ = std::max(at_, where.end);
  const std::string_view raw = where.of(page_.html());
  if (raw == text) return out.copy(raw, where.start);

  std::size_t r = 0;
  std::size_t t = 0;
  while (t < text.size() && r < raw.size()) {
    std::size_t same = 0;
    while (t + same < text.size() && r + same < raw.size() && raw[r + same] == text[t + same] && raw[r + same] != '&')
      ++same;
    if (same) out.copy(text.substr(t, same), where.start + r);
    r += same;
    t += same;
    if (t >= text.size() || r >= raw.size()) break;
    if (raw[r] == '&') {
      const auto rest = raw.substr(r);
      const auto reference =
          rest.size() > 2 && rest[1] == '#' ? numeric(rest, text.substr(t)) : named(rest, text.substr(t));
      if (reference.raw) {
        out.replace(text.substr(t, reference.text), {where.start + r, where.start + r + reference.raw});
        r += reference.raw;
        t += reference.text;
        continue;
      }
      if (text[t] == '&') {
        out.copy("&", where.start + r);
        ++r;
        ++t;
        continue;
      }
    }
    if (raw[r] == '\r') {  // line ends are normalized
      if (text[t] == '\n' && (r + 1 >= raw.size() || raw[r + 1] != '\n')) {
        out.replace("\n", {where.start + r, where.start + r + 1});
        ++t;
      }
      ++r;
      continue;
    }
    break;
  }
  // If the text cannot be matched, it is mapped as one unit.
  if (t < text.size()) out.replace(text.substr(t), {where.start + std::min(r, raw.size() - 1), where.end});
}

}  // namespace dossier_html
