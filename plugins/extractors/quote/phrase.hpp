// Noun phrases without a parser: the words before or after a verb of saying, bounded by marks and function words.
#pragma once

#include <cstddef>
#include <optional>

#include "stream.hpp"

namespace quote {

struct Phrase {  // items [first, last)
  std::size_t first = 0;
  std::size_t last = 0;

  bool empty() const { return first >= last; }
};

// Who says it: the phrase itself and its apposition ("Dana Westin, the mayor of Orlen").
struct Subject {
  Phrase phrase;
  Phrase apposition;
  bool pronoun = false;
  bool relative = false;  // "who": the phrase is the pronoun, the apposition is its antecedent
  bool shared = false;    // "X wrote ... and said": no subject of its own
  bool plural = false;
  std::size_t from = 0;  // items from here on belong to the attribution, a comma or "and" before it included

  bool found() const { return shared || !phrase.empty(); }
};

// The phrase that ends right before `end`, not reaching before `low`.
Phrase phrase_before(const Stream& stream, std::size_t low, std::size_t end);
// The phrase that begins at `begin`, not reaching to `high`.
Phrase phrase_after(const Stream& stream, std::size_t begin, std::size_t high);

// The subject of the verb group that begins at `verb` (its auxiliaries and adverbs included), inside [low, verb).
Subject subject_before(const Stream& stream, std::size_t low, std::size_t verb);
// The subject after an inverted verb ("said Dana Westin, the mayor of Orlen"), inside [begin, high); `last` of the
// result's apposition or phrase is where it ends.
Subject subject_after(const Stream& stream, std::size_t begin, std::size_t high);

// "Clark" of "Clark in October".
Phrase without_time(const Stream& stream, Phrase phrase);

std::string_view text_of(const Stream& stream, const Phrase& phrase);
bool is_plural(const Stream& stream, const Phrase& phrase);

}  // namespace quote
