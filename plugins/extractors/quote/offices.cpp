#include "offices.hpp"

#include "dossier/text/fold.hpp"

namespace quote {

std::string folded(const Stream& s, std::size_t i) { return dossier::fold(s.word(i)); }

std::vector<std::string> office_words(const Stream& s, const Phrase& phrase) {
  std::vector<std::string> words;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (!item.is(Kind::word) || item.has(kDeterminer | kPreposition | kAdverb | kThat) || item.glued) continue;
    words.push_back(folded(s, i));
  }
  return words;
}

namespace {

// "Rep.", "Gen.", "Prof.": a title that is an office; "Mr" and "Dr" are none.
bool is_office_title(const Stream& s, std::size_t i) {
  for (const auto* word : {"rep", "sen", "gov", "gen", "col", "lt", "maj", "capt", "sgt", "cmdr", "adm", "prof"})
    if (s.is_word(i, word)) return true;
  return false;
}

}  // namespace

std::size_t office_head(const Stream& s, const Phrase& phrase) {
  auto head = kNoItem;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (head != kNoItem && item.has(kPreposition)) break;
    if (item.is(Kind::word) && item.has(kRole) && !item.has(kPlural)) head = i;
    if (head == kNoItem && item.capital && is_office_title(s, i)) head = i;
  }
  return head;
}

}  // namespace quote
