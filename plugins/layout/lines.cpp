#include "layout/lines.hpp"

#include <string_view>
#include <tuple>

#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"

namespace layout {
namespace {

float overlap(const Box& a, const Box& b) {
  const float common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return common / std::max(0.01F, std::min(a.height(), b.height()));
}

struct Row {
  WordNumbers words;
  Box core;  // of its largest ordinary word
  float size = 0;
};

// Rows of words, from top to bottom. Words come sorted by their middles, so only the last rows are open.
std::vector<Row> make_rows(const Sheet& sheet, const WordNumbers& sorted) {
  constexpr std::size_t open_rows = 3;
  std::vector<Row> rows;
  for (const auto number : sorted) {
    const auto& word = sheet.words[number];
    const auto core = word.core();
    Row* best = nullptr;
    float most = 0.3F;
    for (std::size_t back = 1; back <= std::min(open_rows, rows.size()); ++back) {
      auto& row = rows[rows.size() - back];
      const float common = overlap(core, row.core);
      if (common <= most) continue;
      most = common;
      best = &row;
    }
    if (!best) best = &rows.emplace_back(Row{{}, core, word.size});
    best->words.push_back(number);
    if (word.size > best->size && word.size < sheet.em * 1.6F) {
      best->core = core;
      best->size = word.size;
    }
  }
  return rows;
}

bool is_leader(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = dossier::decode_utf8(text, at);
    if (point.value != '.' && point.value != 0x2026 && point.value != 0xB7 && point.value != '_') return false;
    dots += point.value == 0x2026 ? 3 : 1;
    at += point.size;
  }
  return dots > 0;
}

// The dots that lead the eye to a page number: three or more in a row, in one word or in several.
std::vector<bool> find_leaders(const std::vector<Word>& words) {
  std::vector<bool> found(words.size(), false);
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    std::size_t dots = 0;
    while (end < words.size() && is_leader(words[end].text)) dots += words[end++].text.size();
    if (dots > 3)
      std::fill(found.begin() + static_cast<std::ptrdiff_t>(at), found.begin() + static_cast<std::ptrdiff_t>(end),
                true);
    at = std::max(end, at + 1);
  }
  return found;
}

constexpr std::string_view superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

// "profits" and a raised "1" are not "profits1", and 10 to the 6th is not 106.
void raise_digits(Word& word, const Line& line, const Box& core) {
  const bool raised = word.size < line.size * 0.85F && word.core().y1 < core.y1 - line.size * 0.15F;
  if (!raised || !std::all_of(word.text.begin(), word.text.end(), dossier::is_digit)) return;
  std::string text;
  for (const char c : word.text) text += superscripts[c - '0'];
  word.text = std::move(text);
}

// The size of most of the line's characters, and how they look.
void describe(Line& line) {
  line.size = usual_size(line.words);
  std::size_t all = 0;
  std::size_t bold = 0;
  std::size_t fixed = 0;
  line.box = line.words.front().box;
  for (const auto& word : line.words) {
    line.box.include(word.box);
    all += word.text.size();
    bold += word.bold ? word.text.size() : 0;
    fixed += word.fixed ? word.text.size() : 0;
  }
  line.bold = bold * 10 >= all * 9;
  line.fixed = fixed * 2 > all;
}

void find_cells(Line& line, const std::vector<bool>& after_leader) {
  line.cells = {0};
  if (line.fixed) return;
  float reach = line.words.front().box.x1;
  for (std::uint32_t at = 1; at < line.words.size(); ++at) {
    const auto& word = line.words[at];
    const float gap = word.box.x0 - reach;
    const bool item =
        line.cells.size() == 1 && at == 1 && (is_bullet(line.words[0].text) || is_item_number(line.words[0].text));
    const bool apart = gap > line.size * (item ? 5.0F : 1.25F);
    if (apart || after_leader[at]) line.cells.push_back(at);
    reach = std::max(reach, word.box.x1);
  }
}

// The row that a large first letter begins, which reaches over several rows; null: it is none.
Row* row_of_initial(const Sheet& sheet, const Row& initial, std::vector<Row>& rows) {
  const auto& word = sheet.words[initial.words.front()];
  if (initial.words.size() != 1 || word.size < sheet.em * 1.8F || word.text.size() > 2) return nullptr;
  for (auto& row : rows) {
    if (&row == &initial || row.words.empty() || row.core.y1 < word.box.y0 || row.core.y0 > word.box.y1) continue;
    float left = sheet.words[row.words.front()].box.x0;
    for (const auto number : row.words) left = std::min(left, sheet.words[number].box.x0);
    if (left - word.box.x1 > -sheet.em * 0.5F && left - word.box.x1 < sheet.em * 1.2F) return &row;
  }
  return nullptr;
}

void place_initials(const Sheet& sheet, std::vector<Row>& rows) {
  int left = 20;  // no region has more
  for (auto& initial : rows) {
    if (initial.words.empty() || left == 0) continue;
    auto* row = row_of_initial(sheet, initial, rows);
    if (!row) continue;
    row->words.push_back(initial.words.front());
    initial.words.clear();
    --left;
  }
  std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
}

}  // namespace

bool is_bullet(std::string_view word) {
  if (word == "-" || word == "*" || word == "o") return true;
  if (word.empty()) return false;
  const auto point = dossier::decode_utf8(word, 0);
  if (point.size != word.size()) return false;
  constexpr char32_t bullets[] = {0xB7,   0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x204C, 0x2219,
                                  0x25A0, 0x25A1, 0x25AA, 0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25CB,
                                  0x25CF, 0x25E6, 0x2605, 0x2713, 0x2714, 0x27A2, 0x2794};
  return std::find(std::begin(bullets), std::end(bullets), point.value) != std::end(bullets);
}

bool is_item_number(std::string_view word) {
  const bool opened = !word.empty() && (word.front() == '(' || word.front() == '[');
  if (opened) word.remove_prefix(1);
  const bool closed = !word.empty() && std::string_view(").]:").find(word.back()) != std::string_view::npos;
  if (!closed) return false;
  word.remove_suffix(1);
  if (word.empty() || word.size() > 4) return false;
  if (std::all_of(word.begin(), word.end(), dossier::is_digit)) return true;
  if (word.size() == 1) return dossier::is_ascii_letter(word.front());
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return std::string_view("ivxIVX").find(c) != std::string_view::npos; });
}

std::vector<Line> read_lines(Sheet& sheet, const WordNumbers& words) {
  WordNumbers sorted = words;
  std::sort(sorted.begin(), sorted.end(), [&](auto a, auto b) {
    const auto x = sheet.words[a].core();
    const auto y = sheet.words[b].core();
    return std::tuple(x.middle_y(), x.x0, a) < std::tuple(y.middle_y(), y.x0, b);
  });
  auto rows = make_rows(sheet, sorted);
  place_initials(sheet, rows);
  std::vector<Line> lines;
  for (auto& row : rows) {
    std::sort(row.words.begin(), row.words.end(), [&](auto a, auto b) {
      return std::pair(sheet.words[a].box.x0, a) < std::pair(sheet.words[b].box.x0, b);
    });
    std::vector<Word> taken;
    for (const auto number : row.words) taken.push_back(std::move(sheet.words[number]));
    const auto leaders = find_leaders(taken);
    Line line;
    std::vector<bool> after_leader;
    for (std::size_t at = 0; at < taken.size(); ++at) {
      if (leaders[at]) continue;
      after_leader.push_back(at > 0 && leaders[at - 1]);
      line.words.push_back(std::move(taken[at]));
    }
    if (line.words.empty()) continue;
    line.page = sheet.page;
    line.baseline = row.core.y1;
    describe(line);
    for (auto& word : line.words) raise_digits(word, line, row.core);
    find_cells(line, after_leader);
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.baseline < b.baseline; });
  return lines;
}

}  // namespace layout
