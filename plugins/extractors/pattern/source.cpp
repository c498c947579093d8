#include "source.hpp"

#include <algorithm>

namespace pattern_extractor {

Source::Source(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
  const std::string_view text = bytes_;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines_.push_back(text.substr(at, end - at));
    at = end + 1;
  }
}

void Source::note(std::size_t line, std::size_t column, const std::string& message) {
  errors_.push_back(name_ + ":" + std::to_string(line + 1) + ":" + std::to_string(column + 1) + ": " + message);
}

void Source::wrong(const YAML::Mark& mark, const std::string& message) {
  note(static_cast<std::size_t>(std::max(mark.line, 0)), static_cast<std::size_t>(std::max(mark.column, 0)), message);
}

// A text in quotes or a block begins later than its node, and escapes change its length: its line is looked for.
void Source::wrong(const YAML::Node& scalar, std::size_t offset, const std::string& message) {
  const auto mark = scalar.Mark();
  const std::string& text = scalar.Scalar();
  offset = std::min(offset, text.size());
  const auto begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  const std::string_view line =
      std::string_view(text).substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  for (auto i = static_cast<std::size_t>(std::max(mark.line, 0)); i < lines_.size() && !line.empty(); ++i) {
    const auto from = i == static_cast<std::size_t>(mark.line) ? static_cast<std::size_t>(std::max(mark.column, 0)) : 0;
    const auto found = from <= lines_[i].size() ? lines_[i].find(line, from) : std::string_view::npos;
    if (found != std::string_view::npos) return note(i, found + offset - begin, message);
    if (i > static_cast<std::size_t>(mark.line) + text.size()) break;
  }
  wrong(mark, message);
}

}  // namespace pattern_extractor
