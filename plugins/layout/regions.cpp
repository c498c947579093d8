#include "layout/regions.hpp"

#include <cstdlib>

#include "dossier/text/letters.hpp"
#include "layout/lines.hpp"

namespace layout {
namespace {

constexpr int deepest = 12;

// What is on one side of a gutter.
struct Side {
  std::vector<float> lines;  // their middles, from the top
  std::size_t characters = 0;
  std::size_t letters = 0;
  std::size_t words = 0;
  Box box;

  std::size_t per_line(std::size_t count) const { return count / std::max<std::size_t>(1, lines.size()); }
  // Lines of running text, and not entries of a list or cells of a table.
  bool is_prose() const { return per_line(characters) >= 18 && words >= 3 * lines.size() && is_words(0.65); }
  bool is_words(double share) const { return static_cast<double>(letters) >= share * static_cast<double>(characters); }
};

Side side_of(const Sheet& sheet, const WordNumbers& words, float em) {
  Side side;
  side.box = bounds_of(sheet, words);
  std::vector<float> middles;
  for (const auto number : words) {
    const auto& word = sheet.words[number];
    middles.push_back(word.core().middle_y());
    ++side.words;
    for (std::size_t at = 0; at < word.text.size();) {
      const auto letter = dossier::letter_size(word.text, at);
      const auto byte = static_cast<unsigned char>(word.text[at]);
      const bool beyond = letter == 0 && byte >= 0xE0;  // a letter of another script, mostly
      side.letters += letter != 0 || beyond;
      ++side.characters;
      at += letter != 0 ? letter : byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
  }
  std::sort(middles.begin(), middles.end());
  for (const auto middle : middles)
    if (side.lines.empty() || middle > side.lines.back() + em * 0.5F) side.lines.push_back(middle);
  return side;
}

// The share of the lines of the side with fewer lines that have one next to them on the same height.
double aligned(const Side& a, const Side& b, float em) {
  const auto& few = a.lines.size() < b.lines.size() ? a.lines : b.lines;
  const auto& many = a.lines.size() < b.lines.size() ? b.lines : a.lines;
  std::size_t found = 0;
  for (const auto line : few) {
    const auto next = std::lower_bound(many.begin(), many.end(), line - em * 0.15F);
    found += next != many.end() && *next <= line + em * 0.15F;
  }
  return few.empty() ? 1 : static_cast<double>(found) / static_cast<double>(few.size());
}

enum class Meaning {
  none,         // blanks within lines, or between the cells of rows
  columns,      // both sides are read one after the other
  left_labels,  // few lines of the other side have something next to them
  right_labels
};

// Of the gap between two sides.
Meaning meaning_of(const Side& left, const Side& right, float em, float sheet_height) {
  const auto lines = std::min(left.lines.size(), right.lines.size());
  const float gap = right.box.x0 - left.box.x1;
  if (lines == 0 || gap < em * 0.6F) return Meaning::none;
  const auto sparse = [](const Side& few, const Side& text) {
    return text.is_prose() && text.lines.size() >= 5 && few.lines.size() * 10 <= text.lines.size() * 6;
  };
  const bool is_river = gap < em * 0.9F;  // perhaps: blanks of one column above each other
  if (!is_river && sparse(left, right)) return Meaning::left_labels;
  if (!is_river && sparse(right, left)) return Meaning::right_labels;
  if (lines < 3 || (is_river && lines < 8)) return Meaning::none;
  if (left.is_prose() && right.is_prose()) return Meaning::columns;
  const bool narrow = left.per_line(left.characters) < 5 || right.per_line(right.characters) < 5;
  if (narrow || !left.is_words(0.5) || !right.is_words(0.5)) return Meaning::none;
  if (aligned(left, right, em) < 0.6) return Meaning::columns;
  const float ratio = left.box.width() / std::max(1.0F, right.box.width());
  const float height = std::min(left.box.height(), right.box.height());
  const bool columns = lines >= 8 && ratio > 0.7F && ratio < 1.4F && height > sheet_height * 0.4F;
  return columns ? Meaning::columns : Meaning::none;
}

// "3", "4.1", "(2)".
bool is_number(std::string_view text) {
  return std::any_of(text.begin(), text.end(), dossier::is_digit) &&
         text.find_first_not_of("0123456789.()[]") == std::string_view::npos;
}

class Cutter {
 public:
  explicit Cutter(const Sheet& sheet) : sheet_(sheet) {}

  void cut(const WordNumbers& words, int depth) {
    if (words.empty()) return;
    constexpr std::size_t few_words = 8;
    if (words.size() >= few_words && depth < deepest)
      for (const auto& gutter : find_gutters(sheet_, words))
        if (cut_at(gutter, words, depth)) return;
    found.all.push_back({words, {}});
  }

  Regions found;

 private:
  bool cut_at(const Box& gutter, const WordNumbers& words, int depth) {
    WordNumbers above;
    WordNumbers left;
    WordNumbers right;
    WordNumbers below;
    const float middle = gutter.middle_x();
    for (const auto number : words) {
      const auto box = sheet_.words[number].core();
      auto& part = box.middle_y() < gutter.y0   ? above
                   : box.middle_y() > gutter.y1 ? below
                   : box.middle_x() < middle    ? left
                                                : right;
      part.push_back(number);
    }
    const auto meaning =
        meaning_of(side_of(sheet_, left, sheet_.em), side_of(sheet_, right, sheet_.em), sheet_.em, sheet_.height);
    if (meaning == Meaning::none) return false;
    const auto& labels = meaning == Meaning::left_labels ? left : right;
    if (meaning != Meaning::columns && begin_items(labels)) return false;
    cut(above, depth + 1);
    if (meaning == Meaning::columns) {
      cut(left, depth + 1);
      cut(right, depth + 1);
    } else {
      cut_beside(labels, meaning == Meaning::left_labels ? right : left, depth);
    }
    cut(below, depth + 1);
    return true;
  }

  void cut_beside(const WordNumbers& labels, const WordNumbers& text, int depth) {
    const auto first = found.all.size();
    cut(text, depth + 1);
    if (number_lines(labels)) {
      found.line_numbers.insert(found.line_numbers.end(), labels.begin(), labels.end());
    } else if (found.all.size() == first + 1 && found.all.back().margin.empty()) {
      found.all.back().margin = labels;
    } else {
      found.all.insert(found.all.begin() + static_cast<std::ptrdiff_t>(first), Region{labels, {}});
    }
  }

  // Bullets and numbers of items, headings and equations belong to the lines next to them.
  bool begin_items(const WordNumbers& labels) const {
    return !number_lines(labels) && std::all_of(labels.begin(), labels.end(), [&](auto number) {
      const auto& text = sheet_.words[number].text;
      return is_bullet(text) || is_item_number(text) || is_number(text);
    });
  }

  // Three numbers or more that grow from top to bottom.
  bool number_lines(WordNumbers labels) const {
    std::sort(labels.begin(), labels.end(), [&](auto a, auto b) {
      return std::pair(sheet_.words[a].box.y0, a) < std::pair(sheet_.words[b].box.y0, b);
    });
    int last = 0;
    for (const auto number : labels) {
      const auto& text = sheet_.words[number].text;
      if (text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return false;
      const int value = std::atoi(text.c_str());
      if (value <= last) return false;
      last = value;
    }
    return labels.size() >= 3;
  }

  const Sheet& sheet_;
};

}  // namespace

Regions find_regions(const Sheet& sheet) {
  WordNumbers all(sheet.words.size());
  for (std::uint32_t number = 0; number < all.size(); ++number) all[number] = number;
  Cutter cutter(sheet);
  cutter.cut(all, 0);
  return std::move(cutter.found);
}

}  // namespace layout
