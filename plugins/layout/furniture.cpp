#include "layout/furniture.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"

namespace layout {
namespace {

constexpr float edge = 0.16F;  // of the height of a sheet
constexpr std::size_t least_repeats = 3;
constexpr std::size_t short_document = 4;  // sheets: two equal rows suffice
constexpr int rows_at_an_edge = 3;

struct EdgeRow {
  std::size_t sheet = 0;
  std::vector<std::size_t> words;  // from left to right
  std::string key;                 // in lower case, with # for each number
  std::optional<int> number;       // of the page, at the beginning or the end
  bool only_number = false;
  bool apart = true;  // from the next row
  float y = 0;
};

std::optional<int> roman(std::string_view text) {
  constexpr std::string_view digits = "ivxlc";
  constexpr int values[] = {1, 5, 10, 50, 100};
  int sum = 0;
  int last = 0;
  if (text.empty() || text.size() > 8) return std::nullopt;
  for (const char c : text) {
    const auto at = digits.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    sum += values[at] - (last < values[at] ? 2 * last : 0);
    last = values[at];
  }
  return sum;
}

// The number of a page that a word is: "12", "(12)", "-12-".
std::optional<int> page_number(std::string_view word) {
  while (!word.empty() && std::string_view("()[]-|.").find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  while (!word.empty() && std::string_view("()[]-|.").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  if (word.empty() || word.size() > 5) return std::nullopt;
  int number = 0;
  for (const char c : word) {
    if (!dossier::is_digit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// With # for each run of digits, so that rows with other numbers are equal.
std::string key_of(std::string_view word) {
  std::string key;
  for (const char c : dossier::fold(word)) {
    if (!dossier::is_digit(c))
      key += c;
    else if (key.empty() || key.back() != '#')
      key += '#';
  }
  return key;
}

// The outermost row of a sheet, if it is near its edge and not set larger than the text.
std::optional<EdgeRow> outer_row(const std::vector<Sheet>& sheets, std::size_t number, bool top) {
  const auto& sheet = sheets[number];
  if (sheet.words.empty() || sheet.side) return std::nullopt;
  const auto first = std::min_element(sheet.words.begin(), sheet.words.end(), [&](const Word& a, const Word& b) {
    return top ? a.box.middle_y() < b.box.middle_y() : a.box.middle_y() > b.box.middle_y();
  });
  EdgeRow row;
  row.sheet = number;
  row.y = first->box.middle_y();
  if (top ? row.y > sheet.height * edge : row.y < sheet.height * (1 - edge)) return std::nullopt;
  for (std::size_t at = 0; at < sheet.words.size(); ++at) {
    const auto& word = sheet.words[at];
    const float apart = word.box.middle_y() - row.y;
    if (apart > sheet.em * 0.5F || apart < -sheet.em * 0.5F) continue;
    if (word.size > sheet.em * 1.35F) return std::nullopt;
    row.words.push_back(at);
  }
  std::sort(row.words.begin(), row.words.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(sheet.words[a].box.x0, a) < std::pair(sheet.words[b].box.x0, b);
  });
  if (row.words.size() > 40) return std::nullopt;
  for (const auto at : row.words) row.key += (row.key.empty() ? "" : " ") + key_of(sheet.words[at].text);
  const std::string_view left = sheet.words[row.words.front()].text;
  const std::string_view right = sheet.words[row.words.back()].text;
  for (std::size_t at = 0; at < sheet.words.size(); ++at) {
    const float apart = std::abs(sheet.words[at].box.middle_y() - row.y);
    if (apart > sheet.em * 0.5F && apart < sheet.em * 1.5F) row.apart = false;
  }
  row.number = page_number(right);
  if (!row.number) row.number = page_number(left);
  if (!row.number && row.words.size() == 1) row.number = roman(dossier::lower_ascii(left));
  row.only_number = row.number && (row.words.size() == 1 || row.key == "page #" || row.key == "- # -" ||
                                   row.key == "page # of #" || row.key == "# / #" || row.key == "seite #");
  return row;
}

class EdgeRows {
 public:
  void add(EdgeRow row, const std::vector<Sheet>& sheets, bool top) {
    if (row.number) ++offsets_[*row.number - static_cast<int>(sheets[row.sheet].page)];
    places_[{top, row.key}].push_back(row.y);
    rows_.push_back({std::move(row), top});
  }
  // Removes the rows that are repeated; returns whether there were any.
  bool remove(std::vector<Sheet>& sheets, LeftOut& left_out) {
    for (auto& [key, ys] : places_) std::sort(ys.begin(), ys.end());
    const std::size_t enough = sheets.size() <= short_document ? 2 : least_repeats;
    std::map<std::size_t, std::vector<bool>> gone;  // words of sheets
    for (const auto& [row, top] : rows_) {
      const bool counted = row.number && votes(row, sheets) >= enough;
      // Lines that belong together may be equal by chance, but not on most pages.
      const auto most = row.apart ? enough : std::max(enough, sheets.size() * 6 / 10);
      if (!counted && repeats(row, top, sheets[row.sheet].em) < most) continue;
      auto& words = gone[row.sheet];
      words.resize(sheets[row.sheet].words.size());
      if (words[row.words.front()]) continue;  // the top row is also the bottom row
      for (const auto at : row.words) words[at] = true;
      left_out.add(sheets[row.sheet], row.words);
      ++(row.only_number ? left_out.page_numbers : left_out.running_lines);
    }
    for (const auto& [sheet, words] : gone) {
      std::size_t at = 0;
      std::erase_if(sheets[sheet].words, [&at, &marks = words](const Word&) { return marks[at++]; });
    }
    return !gone.empty();
  }

 private:
  struct Placed {
    EdgeRow row;
    bool top;
  };
  std::size_t votes(const EdgeRow& row, const std::vector<Sheet>& sheets) const {
    const auto found = offsets_.find(*row.number - static_cast<int>(sheets[row.sheet].page));
    return found == offsets_.end() ? 0 : found->second;
  }
  std::size_t repeats(const EdgeRow& row, bool top, float em) const {
    const auto& ys = places_.at({top, row.key});
    const auto from = std::lower_bound(ys.begin(), ys.end(), row.y - em * 0.5F);
    return static_cast<std::size_t>(std::upper_bound(from, ys.end(), row.y + em * 0.5F) - from);
  }

  std::vector<Placed> rows_;
  std::map<int, std::size_t> offsets_;  // of numbers from the pages that have them
  std::map<std::pair<bool, std::string>, std::vector<float>> places_;
};

}  // namespace

LeftOut remove_furniture(std::vector<Sheet>& sheets) {
  LeftOut left_out;
  bool any = sheets.size() >= 2;
  for (int pass = 0; pass < rows_at_an_edge && any; ++pass) {
    EdgeRows rows;
    for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
      for (const bool top : {true, false})
        if (auto row = outer_row(sheets, sheet, top)) rows.add(std::move(*row), sheets, top);
    any = rows.remove(sheets, left_out);
  }
  return left_out;
}

}  // namespace layout
