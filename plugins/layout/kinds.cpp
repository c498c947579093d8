#include "layout/kinds.hpp"

#include <cmath>
#include <map>

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"

namespace layout {
namespace {

std::size_t words_of(const TextBlock& block) {
  std::size_t words = 0;
  for (const auto& line : block.lines) words += line.words.size();
  return words;
}

bool has_word(const TextBlock& block) {
  for (const auto& line : block.lines)
    for (const auto& word : line.words) {
      std::size_t letters = 0;
      for (std::size_t at = 0; at < word.text.size(); ++at)
        if (dossier::letter_size(word.text, at) > 0 && ++letters == 3) return true;
    }
  return false;
}

bool is_running_text(const TextBlock& block) { return block.kind == "paragraph" || block.kind == "list"; }

bool is_caption(const TextBlock& block) {
  const auto& words = block.lines.front().words;
  if (words.size() < 2) return false;
  static constexpr std::string_view labels[] = {"figure",  "fig.",    "fig",    "table",   "tab.",   "chart",
                                                "exhibit", "plate",   "map",    "listing", "scheme", "abbildung",
                                                "abb.",    "tabelle", "figura", "tableau"};
  const auto first = dossier::fold(words[0].text);
  if (std::find(std::begin(labels), std::end(labels), first) == std::end(labels)) return false;
  std::string_view number = words[1].text;
  const bool marked = number.ends_with(":") || number.ends_with(".");
  const bool digits = dossier::is_digit(number.front()) || (number.size() > 1 && dossier::is_digit(number[1])) ||
                      (number.size() <= 5 && number.find_first_not_of("IVXivx.:") == std::string_view::npos);
  if (!digits) return false;
  // "Figure 3 shows ..." is running text.
  return marked || words.size() == 2 || !starts_lower(words[2].text);
}

bool is_footnote(const TextBlock& block, const Sheet& sheet, float body) {
  const auto& line = block.lines.front();
  return block.size() < body * 0.93F && line.box.y0 > sheet.height * 0.4F && is_note_mark(line.words.front().text);
}

bool is_heading(const TextBlock& block, float body) {
  if (block.lines.size() > 3 || words_of(block) > 25 || !has_word(block)) return false;
  const auto& last = block.lines.back().words.back().text;
  if (last.ends_with(",") || last.ends_with(";")) return false;
  if (block.size() > body * 1.12F) return true;
  const bool sentence = last.ends_with(".") && words_of(block) > 3;
  return block.bold() && block.size() > body * 0.9F && words_of(block) <= 15 && !sentence;
}

// The largest writing in the upper part of the first sheet, if it is larger than the text.
void find_title(std::vector<TextBlock>& blocks, const std::vector<Sheet>& sheets, float body) {
  TextBlock* title = nullptr;
  for (auto& block : blocks) {
    if (block.sheet != 0 || !is_running_text(block)) continue;
    const bool fits = block.lines.size() <= 5 && words_of(block) <= 40 && has_word(block) &&
                      block.size() > body * 1.15F && block.lines.front().box.y0 < sheets.front().height * 0.65F;
    if (fits && (!title || block.size() > title->size() * 1.02F)) title = &block;
  }
  if (title) title->kind = "title";
}

}  // namespace

float body_size(const std::vector<TextBlock>& blocks) {
  std::map<int, std::size_t> characters;  // by size in quarters
  for (const auto& block : blocks)
    for (const auto& line : block.lines) {
      if (block.kind == "table" || line.words.size() < 4) continue;
      auto& count = characters[static_cast<int>(std::lround(line.size * 4))];
      for (const auto& word : line.words) count += word.text.size();
    }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : static_cast<float>(most->first) / 4;
}

void find_kinds(std::vector<TextBlock>& blocks, const std::vector<Sheet>& sheets) {
  const float body = body_size(blocks);
  if (body == 0) return;
  find_title(blocks, sheets, body);
  for (auto& block : blocks) {
    if (!is_running_text(block)) continue;
    if (is_footnote(block, sheets[block.sheet], body))
      block.kind = "footnote";
    else if (is_caption(block))
      block.kind = "caption";
    else if (is_heading(block, body))
      block.kind = "heading";
  }
}

}  // namespace layout
