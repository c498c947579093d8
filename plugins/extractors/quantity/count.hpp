// Numbers without a unit: what they count, ages in apposition ("Lang, 20, said"), fractions.
#pragma once

#include "nouns.hpp"
#include "side.hpp"

namespace quantity {

class CountReader {
 public:
  // The sentence of tokens [first, end).
  CountReader(const TokenText& text, std::size_t first, std::size_t end) : text_(text), first_(first), end_(end) {}

  // Sets kind, unit, noun and confidence of a mention whose last number is `tail`; false if it is not a quantity.
  bool read(const Side& tail, Mention& mention) const;

 private:
  bool word_before(std::size_t at, std::string_view words) const;
  NounPhrase noun_after_measure(std::size_t at) const;
  std::size_t compound_end(const NounPhrase& noun) const;
  std::string counted_unit(const TokenRange& noun) const;
  bool fraction_is_meant(const Number& number, Mention& mention) const;
  bool age_apposition(const Number& number) const;
  bool age_predicate(const Number& number) const;
  bool one_is_meant(const Number& number, Mention& mention) const;
  bool bare_word_is_meant(const Number& number) const;

  const TokenText& text_;
  std::size_t first_, end_;
};

}  // namespace quantity
