#include "page_words.hpp"

#include <map>
#include <string>

#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"
#include "layout/characters.hpp"
#include "pdf_file.hpp"

namespace dossier_pdf {
namespace {

struct Face {
  bool bold = false;
  bool fixed = false;
};

bool names_one(std::string_view font, std::initializer_list<std::string_view> parts) {
  for (const auto part : parts)
    if (font.find(part) != std::string_view::npos) return true;
  return false;
}

// What the name of a font says: "ABCDEF+NimbusRomNo9L-Medi", "CMTT10".
Face face_of(const std::string& name) {
  const auto font = dossier::lower_ascii(name);
  return {
      names_one(font, {"bold", "black", "heavy", "-medi", "cmbx", "demi", "semibd", "-bd", "sfbx", "ecbx", "cmssbx"}),
      names_one(font, {"mono", "courier", "typewriter", "cmtt", "sltt", "sftt", "ectt", "lmtt", "consol", "menlo",
                       "nimbusmon"})};
}

// Appends the word's characters. A soft hyphen that is printed divides a word at the end of a line; elsewhere it is a
// hyphen that somebody can see, or nothing.
void append_word(const poppler::text_box& box, layout::Word& word, PageWords& words) {
  constexpr char32_t soft_hyphen = 0xAD;
  const auto text = utf8_of(box.text());
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const auto point = dossier::decode_utf8(text, at);
    at += point.size;
    ++words.characters;
    word.soft_end = false;
    if (point.value != soft_hyphen) {
      words.unknown += !layout::append_character(word.text, point.value);
      continue;
    }
    const auto glyph = box.char_bbox(number);
    const bool is_last = at == text.size();
    if (!is_last && (glyph.width() < word.size * 0.05 || glyph.height() <= 0)) continue;
    word.text += '-';
    word.soft_end = is_last;
  }
  while (!word.text.empty() && word.text.back() == ' ') word.text.pop_back();
  word.text.erase(0, word.text.find_first_not_of(' '));
}

}  // namespace

PageWords read_words(const poppler::page& page, std::uint32_t number) {
  PageWords words;
  const auto rect = page.page_rect();
  words.page.number = number;
  words.page.width = static_cast<float>(rect.width());
  words.page.height = static_cast<float>(rect.height());
  if (page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape)
    std::swap(words.page.width, words.page.height);
  std::map<std::string, Face> faces;
  for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
    layout::Word word;
    const auto place = box.bbox();
    word.place = {static_cast<float>(place.left()), static_cast<float>(place.top()), static_cast<float>(place.right()),
                  static_cast<float>(place.bottom())};
    word.turn = static_cast<std::uint8_t>(box.rotation() & 3);
    const auto extent = word.turn % 2 ? place.width() : place.height();
    word.size = static_cast<float>(box.has_font_info() ? box.get_font_size() : extent);
    append_word(box, word, words);
    if (word.text.empty()) continue;
    word.space_after = box.has_space_after();
    if (box.has_font_info()) {
      const auto name = box.get_font_name();
      auto face = faces.find(name);
      if (face == faces.end()) face = faces.emplace(name, face_of(name)).first;
      word.bold = face->second.bold;
      word.fixed = face->second.fixed;
    }
    words.page.words.push_back(std::move(word));
  }
  return words;
}

}  // namespace dossier_pdf
