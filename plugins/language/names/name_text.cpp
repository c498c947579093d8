#include "language/names/name_text.hpp"

#include <string>

#include "dossier/text/abbreviations.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "language/names/name_lexicon.hpp"
#include "language/word_list.hpp"

namespace language {
namespace {

using dossier::TokenKind;
using dossier::WordCase;

bool has_digit(std::string_view word) {
  for (const char c : word)
    if (dossier::is_digit(c)) return true;
  return false;
}

enum Shape : std::uint8_t { lower, initial, capitalised, acronym, long_upper, dotted, mixed_case, coded, digits, mark };

Shape shape_of(const dossier::Token& token, std::string_view word) {
  if (token.is(TokenKind::number)) return digits;
  if (!token.is(TokenKind::word)) return mark;
  if (has_digit(word)) return coded;
  switch (token.word_case) {
    case WordCase::capitalised: return word.size() == 1 ? initial : capitalised;
    case WordCase::upper:
      return word.find('.') != word.npos ? dotted : word.size() == 1 ? initial : word.size() < 6 ? acronym : long_upper;
    case WordCase::mixed: return mixed_case;
    default: return lower;
  }
}

bool joins_names(const dossier::Token& token, std::string_view folded) {
  if (token.is(TokenKind::word))
    return one_of(
        folded, "of the and de la le les di da del della der den du dos van von bin ibn al el for in to on at y e 's");
  if (token.is(TokenKind::hyphen)) return true;
  return one_of(folded, "& / . ' - , :");
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

NameText::NameText(std::string_view text, const std::vector<dossier::Token>& tokens,
                   const std::vector<dossier::Sentence>& sentences, const NameLexicon& lexicon)
    : text_(text), tokens_(tokens), sentences_(sentences), lexicon_(lexicon), items_(tokens.size()) {
  for (std::size_t i = 0; i < items_.size(); ++i) look(i);
  titles_.reserve(sentences.size());
  for (const auto& sentence : sentences) {
    std::uint32_t words = 0, upper = 0;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (!tokens_[i].is(TokenKind::word) || tokens_[i].end - tokens_[i].start < 4) continue;
      ++words;
      upper += tokens_[i].starts_upper() ? 1 : 0;
    }
    titles_.push_back(words > 2 && upper * 3 > words * 2);
    count(sentence, titles_.back());
  }
}

void NameText::look(std::size_t i) {
  const auto& token = tokens_[i];
  const auto word = token.of(text_);
  const auto folded = dossier::fold(word.substr(0, 64));
  auto& item = items_[i];
  item.word = hash_of(folded);
  item.exact = hash_of(word.substr(0, 64));
  item.shape = shape_of(token, word);
  item.bears = token.is(TokenKind::word) && (token.starts_upper() || (item.shape == coded && word.size() < 12));
  item.joins =
      !item.bears && (joins_names(token, folded) || token.is(TokenKind::number) || (i > 0 && is_ordinal(i - 1)));
  if (token.is(TokenKind::word)) item.lexicon = lexicon_.find(item.word);
}

void NameText::count(const dossier::Sentence& sentence, bool title) {
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    if (!tokens_[i].is(TokenKind::word)) continue;
    if (tokens_[i].word_case == WordCase::lower) {
      ++evidence_[items_[i].word].lower;
      continue;
    }
    if (!items_[i].bears || title) continue;
    std::size_t end = i + 1;
    while (end < sentence.last && items_[end].bears) ++end;
    for (std::size_t k = i; k < end; ++k)
      if (k > sentence.first) ++evidence_[items_[k].word].inside;
    if (end > i + 1) {
      ++evidence_[items_[i].word].begins;
      ++evidence_[items_[end - 1].word].ends;
    } else if (i > sentence.first) {
      ++evidence_[items_[i].word].alone;
    }
    if (end - i < 9) ++runs_[phrase(i, end)];
    i = end - 1;
  }
}

// The "47" of "47th".
bool NameText::is_ordinal(std::size_t i) const {
  return tokens_[i].is(TokenKind::number) && i + 1 < tokens_.size() && tokens_[i + 1].glued &&
         one_of(word(i + 1), "st nd rd th");
}

bool NameText::begins_name(std::size_t i) const { return items_[i].bears || is_ordinal(i); }

bool NameText::ends_name(std::size_t i) const {
  if (items_[i].bears) return true;
  if (i == 0) return false;
  if (tokens_[i].is(TokenKind::number)) return items_[i - 1].bears;                  // "Terminal 4"
  if (tokens_[i].is(TokenKind::word)) return tokens_[i].glued && is_ordinal(i - 1);  // "47th"
  if (word(i) != "." || !tokens_[i].glued || !items_[i - 1].bears) return false;     // "Inc.", "F."
  return items_[i - 1].shape == initial ||
         dossier::abbreviation(dossier::lower_ascii(word(i - 1))) != dossier::Abbreviation::none;
}

const NameText::Evidence& NameText::evidence(std::size_t i) const {
  static const Evidence none;
  const auto found = evidence_.find(items_[i].word);
  return found == evidence_.end() ? none : found->second;
}

std::uint64_t NameText::phrase(std::size_t first, std::size_t last) const {
  if (last == first + 1) return items_[first].word;
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < last; ++i) hash = mixed(hash, items_[i].word);
  return hash;
}

std::uint32_t NameText::runs(std::size_t first, std::size_t last) const {
  const auto found = runs_.find(phrase(first, last));
  return found == runs_.end() ? 0 : found->second;
}

}  // namespace language
