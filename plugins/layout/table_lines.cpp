#include "layout/table_lines.hpp"

namespace layout {
namespace {

// Whether a cell of one line begins or ends below one of the other.
bool share_an_edge(const Line& a, const Line& b) {
  const float near = std::max(a.size, b.size) * 0.6F;
  const auto close = [&](float x, float y) { return x > y - near && x < y + near; };
  for (std::size_t i = 1; i < a.cells.size(); ++i)
    for (std::size_t j = 1; j < b.cells.size(); ++j) {
      const auto& first = a.words[a.cells[i]].box;
      const auto& second = b.words[b.cells[j]].box;
      const bool ends = i + 1 == a.cells.size() && j + 1 == b.cells.size() && close(a.box.x1, b.box.x1);
      if (close(first.x0, second.x0) || ends) return true;
    }
  return false;
}

// A line of one cell that may stand between rows: a cell of two lines, a heading within the table.
bool may_be_inside(const Line& line, float width) { return line.words.size() < 8 || line.box.width() < width * 0.7F; }

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_tables(const std::vector<Line>& lines) {
  constexpr std::size_t single_lines = 4;  // between two rows
  std::vector<std::pair<std::size_t, std::size_t>> tables;
  float left = 0;
  float right = 0;
  for (const auto& line : lines) {
    left = &line == &lines.front() ? line.box.x0 : std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (!lines[first].in_cells()) continue;
    std::size_t last = first;
    std::size_t rows = 1;
    std::size_t aligned = 0;
    bool many_cells = lines[first].cells.size() > 2;
    for (std::size_t at = first + 1; at < lines.size() && at - last <= single_lines + 1; ++at) {
      const auto& line = lines[at];
      if (line.baseline - lines[at - 1].baseline > line.size * 4) break;
      if (!line.in_cells()) {
        if (!may_be_inside(line, right - left)) break;
        continue;
      }
      ++rows;
      aligned += share_an_edge(lines[last], line);
      many_cells = many_cells || line.cells.size() > 2;
      last = at;
    }
    const bool enough = rows >= 3 || (rows == 2 && many_cells);
    if (!enough || aligned * 10 < (rows - 1) * 6) continue;
    tables.emplace_back(first, last + 1);
    first = last;
  }
  return tables;
}

}  // namespace layout
