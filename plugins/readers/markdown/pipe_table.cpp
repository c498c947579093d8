#include "pipe_table.hpp"

#include <algorithm>

namespace dossier_markdown {
namespace {

using dossier::Span;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_mark_row(std::string_view line) {
  line = trimmed(line);
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|:- \t") == std::string_view::npos;
}

std::size_t count_cells(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::size_t cells = 1;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\')
      ++i;
    else
      cells += line[i] == '|';
  }
  return cells;
}

}  // namespace

bool is_pipe_table(const Source& source, cmark_node* paragraph, int quotes) {
  const int first = cmark_node_get_start_line(paragraph);
  if (cmark_node_get_end_line(paragraph) <= first) return false;
  const auto line = [&](int number) {
    const auto end = source.line(number).end;
    return Span{source.content(number, quotes), end}.of(source.text());
  };
  const auto marks = line(first + 1);
  if (!is_mark_row(marks)) return false;
  const auto column = static_cast<std::uint64_t>(cmark_node_get_start_column(paragraph) - 1);
  const auto head = source.line(first);
  return count_cells(Span{head.start + std::min(column, head.size()), head.end}.of(source.text())) ==
         count_cells(marks);
}

dossier::MappedText table_of(const LeafText& paragraph) {
  const auto& text = paragraph.text();
  const std::string_view all = text.text();
  dossier::MappedText out;
  auto bar = paragraph.bars().begin();
  std::size_t number = 0;
  for (std::uint64_t start = 0; start <= all.size(); ++number) {
    const auto stop = std::min<std::uint64_t>(all.find('\n', start), all.size());
    std::vector<Span> cells;
    std::uint64_t from = start;
    for (; bar != paragraph.bars().end() && *bar < stop; ++bar) {
      cells.push_back({from, *bar});
      from = *bar + 1;
    }
    cells.push_back({from, stop});
    start = stop + 1;
    if (number == 1) continue;
    for (auto& cell : cells) {
      const auto words = trimmed(cell.of(all));
      const auto begin = words.empty() ? cell.start : static_cast<std::uint64_t>(words.data() - all.data());
      cell = {begin, begin + words.size()};
    }
    if (cells.size() > 1 && cells.front().size() == 0) cells.erase(cells.begin());
    if (cells.size() > 1 && cells.back().size() == 0) cells.pop_back();
    if (out.size()) out.insert("\n");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i) out.insert("\t");
      out.append(text, cells[i]);
    }
  }
  return out;
}

}  // namespace dossier_markdown
