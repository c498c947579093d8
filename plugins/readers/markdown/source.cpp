#include "source.hpp"

#include <algorithm>

namespace dossier_markdown {

Source::Source(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

dossier::Span Source::line(int number) const {
  const auto index = static_cast<std::size_t>(std::max(number, 1) - 1);
  if (index >= starts_.size()) return {text_.size(), text_.size()};
  return {starts_[index], index + 1 < starts_.size() ? starts_[index + 1] - 1 : text_.size()};
}

std::uint64_t Source::content(int number, int quotes) const {
  const auto span = line(number);
  for (std::uint64_t at = span.start;; ++at) {
    if (at >= span.end) return span.end;
    const char c = text_[at];
    if (c == ' ' || c == '\t') continue;
    if (c != '>' || quotes-- <= 0) return at;
  }
}

}  // namespace dossier_markdown
