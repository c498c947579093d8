#include "core/pipeline/source.hpp"

#include <algorithm>

namespace dossier::pipeline {

void Source::find_lines() {
  lines_.assign(1, 0);
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) lines_.push_back(at + 1);
}

std::size_t Source::line_index(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(lines_, offset) - lines_.begin()) - 1;
}

std::size_t Source::line_begin(std::size_t offset) const { return lines_[line_index(offset)]; }

std::string_view Source::line_at(std::size_t offset) const {
  const std::size_t begin = line_begin(offset);
  auto line = std::string_view(text).substr(begin);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Position Source::position(std::size_t offset, std::size_t length) const {
  if (!is_file) return {.file = name};
  offset = std::min(offset, text.size());
  const std::size_t begin = line_begin(offset);
  const std::size_t size = line_at(offset).size();
  const std::size_t rest = size - std::min(size, offset - begin);
  Position position{.file = name};
  position.line = static_cast<int>(line_index(offset)) + 1;
  position.column = static_cast<int>(offset - begin) + 1;
  position.length = static_cast<int>(std::max<std::size_t>(1, std::min(length, rest)));
  return position;
}

Position position_of(const Place& place) {
  return place.source ? place.source->position(place.offset, place.length) : Position{};
}

}  // namespace dossier::pipeline
