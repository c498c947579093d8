#include "text_nodes.hpp"

#include <algorithm>

#include "references.hpp"

namespace dossier_html {
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
      const auto reference = match_reference(raw.substr(r), text.substr(t));
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
