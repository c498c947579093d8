// Nouns and the words around them, by tables and endings: plural or not, what ends a noun phrase, the singular of a
// noun.
#pragma once

#include <string>
#include <string_view>

#include "token_text.hpp"

namespace quantity {

// Articles, pronouns, prepositions, conjunctions, auxiliaries and the like: they are never part of a counted noun
// phrase.
bool is_function_word(std::string_view lower);
bool is_preposition(std::string_view lower);
bool is_determiner(std::string_view lower);
bool is_ordinal_word(std::string_view lower);
// "people", "vehicles", "children", "police".
bool is_plural(std::string_view lower);
std::string singular(std::string_view lower);
// The words at `at` count persons ("1950 people"): a four-digit number before them is not a year.
bool is_person_noun(const TokenText& text, std::size_t at, std::size_t end);

// "total", "average", "figure": does not describe what is measured.
bool is_generic_noun(std::string_view lower);

// Nouns that are counted in the singular before another noun: "an 11 member team", "a 40 bed clinic".
bool counts_in_singular(std::string_view lower);

// The noun phrase counted by a number whose unit would begin at `at`; `plural`: the number is not one, so that a plural
// head is expected.
struct NounPhrase {
  std::size_t first = 0;
  std::size_t last = 0;  // first == last: none
  bool empty() const { return first == last; }
};
NounPhrase counted_noun(const TokenText& text, std::size_t at, std::size_t end, bool plural, bool hyphenated);

}  // namespace quantity
