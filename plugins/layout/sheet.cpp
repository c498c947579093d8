#include "layout/sheet.hpp"

#include <cmath>
#include <map>
#include <utility>

namespace layout {
namespace {

constexpr float far_out = 20000;  // no page is larger; PDF has 14,400 points

float limited(float value) { return std::isfinite(value) ? std::clamp(value, -far_out, far_out) : 0; }

Box limited(const Box& box) {
  const float x0 = limited(box.x0);
  const float y0 = limited(box.y0);
  return {x0, y0, std::max(x0, limited(box.x1)), std::max(y0, limited(box.y1))};
}

// The box after the page is turned back, so that the writing is upright.
Box upright(const Box& box, std::uint8_t turn, float width, float height) {
  switch (turn) {
    case 1: return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3: return {height - box.y1, box.x0, height - box.y0, box.x1};
    default: return box;
  }
}

// Where a sheet of two pages side by side is to be cut; 0: it is not one.
float fold_of(const Sheet& sheet) {
  constexpr std::size_t few_words = 40;
  if (sheet.side || sheet.width < sheet.height * 1.2F) return 0;
  float left = 0;
  float right = sheet.width;
  std::size_t before = 0;
  const float middle = sheet.width / 2;
  for (const auto& word : sheet.words) {
    if (word.box.middle_x() < middle) {
      left = std::max(left, word.box.x1);
      ++before;
    } else {
      right = std::min(right, word.box.x0);
    }
  }
  const bool wide = right - left >= 2 * sheet.em && left < sheet.width * 0.55F && right > sheet.width * 0.45F;
  return wide && before >= few_words && sheet.words.size() - before >= few_words ? (left + right) / 2 : 0;
}

Sheet empty_sheet(const Page& page, std::uint8_t turn, bool side) {
  Sheet sheet;
  sheet.page = page.number;
  sheet.width = limited(page.width);
  sheet.height = limited(page.height);
  if (turn % 2) std::swap(sheet.width, sheet.height);
  sheet.side = side;
  return sheet;
}

void add_sheet(std::vector<Sheet>& sheets, Sheet sheet) {
  if (sheet.words.empty()) return;
  sheet.em = usual_size(sheet.words);
  const float fold = fold_of(sheet);
  if (fold == 0) return sheets.push_back(std::move(sheet));
  Sheet right = sheet;
  std::erase_if(sheet.words, [&](const Word& word) { return word.box.middle_x() >= fold; });
  std::erase_if(right.words, [&](const Word& word) { return word.box.middle_x() < fold; });
  sheets.push_back(std::move(sheet));
  sheets.push_back(std::move(right));
}

}  // namespace

float usual_size(const std::vector<Word>& words) {
  std::map<int, std::size_t> characters;  // by size in quarters
  for (const auto& word : words) characters[static_cast<int>(std::lround(word.size * 4))] += word.text.size();
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : std::max(0.25F, static_cast<float>(most->first) / 4);
}

std::vector<Sheet> make_sheets(std::vector<Page> pages) {
  std::vector<Sheet> sheets;
  for (auto& page : pages) {
    std::size_t characters[4] = {};
    for (auto& word : page.words) {
      word.turn %= 4;
      word.place = limited(word.place);
      word.size = std::clamp(std::isfinite(word.size) ? word.size : 0, 0.25F, 2000.0F);
      characters[word.turn] += word.text.size();
    }
    const auto main = static_cast<std::uint8_t>(std::max_element(characters, characters + 4) - characters);
    for (std::uint8_t step = 0; step < 4; ++step) {
      const auto turn = static_cast<std::uint8_t>((main + step) % 4);
      if (characters[turn] == 0) continue;
      Sheet sheet = empty_sheet(page, turn, step != 0);
      const float width = limited(page.width);
      const float height = limited(page.height);
      for (auto& word : page.words)
        if (word.turn == turn) {
          word.box = word.box.width() > 0 ? limited(word.box) : upright(word.place, turn, width, height);
          sheet.words.push_back(std::move(word));
        }
      add_sheet(sheets, std::move(sheet));
    }
    page.words = {};
  }
  return sheets;
}

}  // namespace layout
