// The document as the extractor reads it: words and marks with their possible roles, each quotation one item, in
// sentences that do not break inside a quotation or between it and the words that name its speaker.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/sentences.hpp"
#include "lexicon.hpp"
#include "marks.hpp"

namespace quote {

enum class Kind : std::uint8_t {
  word,
  number,
  comma,
  colon,
  semicolon,
  stop,
  dash,
  open_bracket,
  close_bracket,
  quotation,
  other
};

struct Item {
  Kind kind = Kind::other;
  bool capital = false;     // a word that starts upper
  bool upper = false;       // all its letters are: "NATO", "U.S."
  bool glued = false;       // nothing between it and the item before
  std::uint32_t start = 0;  // of a quotation: of its opening mark
  std::uint32_t end = 0;
  std::uint32_t tags = 0;
  CueForm cue;
  std::int32_t region = -1;  // of a quotation
  std::uint32_t sentence = 0;

  bool has(std::uint32_t tag) const { return (tags & tag) != 0; }
  bool is(Kind k) const { return kind == k; }
};

struct Unit {  // a sentence: items [first, last)
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t paragraph = 0;
};

class Stream {
 public:
  Stream(const dossier::Document& document, const Lexicon& lexicon);

  std::string_view text() const { return text_; }
  const std::vector<dossier::Token>& tokens() const { return tokens_; }
  const std::vector<dossier::Sentence>& sentences() const { return sentences_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<Region>& regions() const { return regions_; }
  const Item& item(std::size_t i) const { return items_[i]; }
  const Unit& unit_of(std::size_t i) const { return units_[items_[i].sentence]; }
  const Region& region_of(std::size_t i) const { return regions_[static_cast<std::size_t>(items_[i].region)]; }
  std::string_view word(std::size_t i) const { return text_.substr(items_[i].start, items_[i].end - items_[i].start); }
  bool is_word(std::size_t i, std::string_view lower) const;

  // The last visible character inside a quotation: , . ? ! or another.
  char last_mark(std::size_t i) const;
  // Ends like a sentence, or is long enough to be more than a name or a word held at arm's length.
  bool is_utterance(std::size_t i) const;
  std::size_t words_in(std::size_t i) const;
  // The sentence of the document that holds an offset.
  dossier::Span sentence_at(std::uint64_t offset) const;

 private:
  void add(const dossier::Token& token, const Lexicon& lexicon, bool breaks, bool paragraph);
  void add_region(std::uint32_t index, bool breaks, bool paragraph);
  void open_unit(bool breaks, bool paragraph);
  bool attribution_follows(std::size_t i, std::size_t end) const;
  void join_attributions();

  std::string_view text_;
  std::vector<dossier::Token> tokens_;
  std::vector<dossier::Sentence> sentences_;
  std::vector<Region> regions_;
  std::vector<Item> items_;
  std::vector<Unit> units_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace quote
