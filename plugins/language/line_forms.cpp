#include "language/line_forms.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace language {

bool is_list_item(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "• ", "◦ ", "▪ ", "– ", "· ", "‣ "})
    if (line.starts_with(mark)) return true;
  std::size_t digits = 0;
  while (digits < line.size() && dossier::is_digit(line[digits])) ++digits;
  return digits >= 1 && digits <= 2 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
         line[digits + 1] == ' ';
}

bool are_table_rows(std::span<const std::string_view> lines) {
  if (lines.size() < 2) return false;
  for (const char mark : {'\t', '|'}) {
    const auto cells = [&](std::string_view line) { return std::count(line.begin(), line.end(), mark); };
    const auto wanted = cells(lines.front());
    if (wanted >= (mark == '|' ? 2 : 1) &&
        std::all_of(lines.begin(), lines.end(), [&](std::string_view line) { return cells(line) == wanted; }))
      return true;
  }
  return false;
}

}  // namespace language
