#include "lines.hpp"

namespace dossier_text {
namespace {

// The size in bytes of the white space character at the start (or, with `last`, at the end) of a text: ASCII, no-break
// space, byte order mark.
std::size_t space_size(std::string_view text, bool last) {
  if (text.empty()) return 0;
  const char c = last ? text.back() : text.front();
  if (c == ' ' || c == '\t' || c == '\v') return 1;
  for (const std::string_view space : {"\xC2\xA0", "\xEF\xBB\xBF", "\xE3\x80\x80"})
    if (last ? text.ends_with(space) : text.starts_with(space)) return space.size();
  return 0;
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
  bool page_before = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n' && text[end] != '\f') ++end;
    std::size_t from = at;
    std::size_t to = end;
    while (const std::size_t size = space_size(text.substr(from, to - from), false)) from += size;
    while (const std::size_t size = space_size(text.substr(from, to - from), true)) to -= size;
    const bool page_end = end < text.size() && text[end] == '\f';
    if (!page_end || to > from) {
      lines_.push_back({{from, to}, page_before});
      page_before = false;
    }
    page_before = page_before || page_end;
    at = end + 1;
  }
}

std::size_t Lines::next_text(std::size_t i) const {
  while (i < size() && lines_[i].blank()) ++i;
  return i;
}

std::size_t Lines::paragraph_end(std::size_t i) const {
  do ++i;
  while (i < size() && !lines_[i].blank() && !lines_[i].page_before);
  return i;
}

}  // namespace dossier_text
