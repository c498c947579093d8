#include "stream.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "language/block_edges.hpp"

namespace quote {
namespace {

using dossier::Document;
using dossier::Span;
using dossier::Token;
using dossier::TokenKind;

Kind punctuation_kind(char c) {
  switch (c) {
    case ',': return Kind::comma;
    case ':': return Kind::colon;
    case ';': return Kind::semicolon;
    case '.':
    case '!':
    case '?': return Kind::stop;
    case '(':
    case '[': return Kind::open_bracket;
    case ')':
    case ']': return Kind::close_bracket;
    default: return Kind::other;
  }
}

// Longer sentences are cut: a real sentence is not that long, and the work inside a sentence is not linear.
constexpr std::uint32_t kLongestUnit = 400;

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

// What is as often, or friendly, as the word says; the others in -ly are adverbs.
bool is_adjective(std::string_view word) {
  for (const auto* known :
       {"daily", "weekly", "monthly", "quarterly", "yearly", "hourly", "nightly", "elderly", "friendly", "costly",
        "deadly", "likely", "unlikely", "lonely", "lovely", "orderly", "family", "supply"})
    if (word == known) return true;
  return false;
}

}  // namespace

Stream::Stream(const Document& document, const Lexicon& lexicon)
    : text_(document.text), tokens_(dossier::tokenize(document.text)) {
  const auto edges = language::block_edges(document);
  sentences_ = dossier::split_sentences(text_, tokens_, edges);
  std::vector<bool> starts(tokens_.size(), false), paragraphs(tokens_.size(), false);
  for (const auto& sentence : sentences_) starts[sentence.first] = true;
  std::size_t edge = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    bool crossed = i == 0;
    while (edge < edges.size() && edges[edge] <= tokens_[i].start) ++edge, crossed = true;
    paragraphs[i] = crossed || tokens_[i].line_breaks > 1 || (tokens_[i].line_breaks == 1 && starts[i]);
  }
  regions_ = pair_marks(text_, tokens_, paragraphs);

  items_.reserve(tokens_.size());
  std::size_t next_region = 0;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (next_region < regions_.size() && regions_[next_region].first == i) {
      add_region(static_cast<std::uint32_t>(next_region), starts[i], paragraphs[i]);
      i = regions_[next_region].last;
      ++next_region;
      continue;
    }
    add(tokens_[i], lexicon, starts[i], paragraphs[i]);
  }
  if (!units_.empty()) units_.back().last = static_cast<std::uint32_t>(items_.size());
  // The colon of "7:30" introduces nothing.
  for (std::size_t i = 1; i + 1 < items_.size(); ++i)
    if (items_[i].is(Kind::colon) && items_[i].glued && items_[i + 1].glued && items_[i - 1].is(Kind::number) &&
        items_[i + 1].is(Kind::number))
      items_[i].kind = Kind::other;
  join_attributions();
}

void Stream::open_unit(bool breaks, bool paragraph) {
  const auto at = static_cast<std::uint32_t>(items_.size());
  if (!units_.empty() && at - units_.back().first >= kLongestUnit) breaks = true;
  if (paragraph && at > 0) ++paragraph_;
  if (!units_.empty() && !breaks && !paragraph) return;
  if (!units_.empty()) units_.back().last = at;
  units_.push_back({at, at, paragraph_});
}

void Stream::add(const Token& token, const Lexicon& lexicon, bool breaks, bool paragraph) {
  open_unit(breaks, paragraph);
  Item item;
  item.start = token.start;
  item.end = token.end;
  item.glued = token.glued;
  item.sentence = static_cast<std::uint32_t>(units_.size() - 1);
  switch (token.kind) {
    case TokenKind::word: {
      item.kind = Kind::word;
      item.capital = token.starts_upper();
      item.upper = token.word_case == dossier::WordCase::upper;
      char lower[32];
      const auto word = token.of(text_);
      std::string folded;
      std::string_view key;
      const bool ascii = word.size() <= sizeof lower &&
                         std::all_of(word.begin(), word.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
      if (ascii) {
        std::transform(word.begin(), word.end(), lower, dossier::to_lower_ascii);
        key = {lower, word.size()};
      } else {
        folded = dossier::fold(word);
        key = folded;
      }
      const auto& entry = lexicon.find(key);
      item.tags = entry.tags;
      item.cue = entry.cue;
      // "WHO" is not a pronoun, "us" is not a country.
      if (item.upper && word.size() > 1) {
        item.tags &= kPlace | kTitle | kRole | kOrganisation | kTime | kDocument | kOutlet;
        item.cue = {};
      }
      if (!item.capital) item.tags &= ~static_cast<std::uint32_t>(kPlace | kMaleName | kFemaleName | kOutlet);
      if (item.tags == 0 && !item.cue.verb && !item.capital && ends_with(key, "ly") && !is_adjective(key))
        item.tags = kAdverb;
      break;
    }
    case TokenKind::number: item.kind = Kind::number; break;
    case TokenKind::dash: item.kind = Kind::dash; break;
    case TokenKind::hyphen: item.kind = token.glued ? Kind::other : Kind::dash; break;
    case TokenKind::punctuation:
      item.kind = token.of(text_) == "…" ? Kind::other : punctuation_kind(text_[token.start]);
      break;
    default: break;
  }
  items_.push_back(item);
}

void Stream::add_region(std::uint32_t index, bool breaks, bool paragraph) {
  open_unit(breaks, paragraph);
  const auto& region = regions_[index];
  Item item;
  item.kind = Kind::quotation;
  item.start = tokens_[region.first].start;
  item.end = tokens_[region.last].end;
  item.glued = tokens_[region.first].glued;
  item.region = static_cast<std::int32_t>(index);
  item.sentence = static_cast<std::uint32_t>(units_.size() - 1);
  items_.push_back(item);
}

bool Stream::is_word(std::size_t i, std::string_view lower) const {
  return items_[i].is(Kind::word) && dossier::equals_folded(word(i), lower);
}

char Stream::last_mark(std::size_t i) const {
  const auto& inside = region_of(i).inside.back();
  auto at = inside.end;
  while (at > inside.start) {
    const char c = text_[at - 1];
    // A closing mark inside ('...?'") hides the stop before it.
    if (c == '\'' || c == '"' || c == ')' || c == ']') {
      --at;
      continue;
    }
    if (static_cast<unsigned char>(c) == 0x99 || static_cast<unsigned char>(c) == 0x9D) {
      if (at >= inside.start + 3 && (text_.substr(at - 3, 3) == "’" || text_.substr(at - 3, 3) == "”")) {
        at -= 3;
        continue;
      }
    }
    return c;
  }
  return '\0';
}

std::size_t Stream::words_in(std::size_t i) const {
  const auto& region = region_of(i);
  std::size_t words = 0;
  for (auto at = region.first; at <= region.last && words < 1000; ++at) words += tokens_[at].is(TokenKind::word);
  return words;
}

bool Stream::is_utterance(std::size_t i) const {
  const char c = last_mark(i);
  if (c == '?' || c == '!') return true;
  const auto words = words_in(i);
  return words >= 8 || ((c == '.' || c == ',') && words >= 3);
}

Span Stream::sentence_at(std::uint64_t offset) const {
  const auto i = dossier::sentence_at(sentences_, offset);
  return i < sentences_.size() ? static_cast<Span>(sentences_[i]) : Span{offset, offset};
}

// After a quotation that ends like a sentence: is what follows [i, end) "Smith said" or "said Smith on Friday"?
bool Stream::attribution_follows(std::size_t i, std::size_t end) const {
  const auto stop = std::min(end, i + 14);
  for (auto at = i; at < stop; ++at) {
    const auto& item = items_[at];
    if (item.is(Kind::stop) || item.is(Kind::quotation) || item.is(Kind::colon) || item.is(Kind::semicolon))
      return false;
    if (!item.cue.verb || item.cue.form == Form::base || item.cue.form == Form::gerund || item.capital) continue;
    if (at == i) return true;
    if (items_[at - 1].has(kDeterminer | kPreposition)) continue;
    if (at + 1 >= end) return true;
    const auto& next = items_[at + 1];
    return next.is(Kind::stop) || next.is(Kind::comma) ||
           next.has(kTime | kPreposition | kAdverb | kListener | kObjectPronoun) ||
           (item.cue.verb->frame & kAddressee && next.capital);
  }
  return false;
}

// "Are you sure?" Smith asked. The splitter ends a sentence after the question; here it continues.
void Stream::join_attributions() {
  std::vector<Unit> joined;
  for (const auto& unit : units_) {
    const bool join = !joined.empty() && joined.back().paragraph == unit.paragraph &&
                      joined.back().last - joined.back().first < kLongestUnit &&
                      joined.back().last > joined.back().first && items_[joined.back().last - 1].is(Kind::quotation) &&
                      items_[unit.first].is(Kind::word) && attribution_follows(unit.first, unit.last);
    if (join) {
      joined.back().last = unit.last;
    } else {
      joined.push_back(unit);
    }
  }
  units_ = std::move(joined);
  for (std::uint32_t u = 0; u < units_.size(); ++u)
    for (auto i = units_[u].first; i < units_[u].last; ++i) items_[i].sentence = u;
}

}  // namespace quote
