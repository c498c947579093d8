// What reading digits and reading number words have in common: the position, the value so far, the multipliers.
#pragma once

#include "number_parser.hpp"
#include "number_words.hpp"

namespace quantity {

class NumberReader {
 protected:
  NumberReader(const TokenText& text, std::size_t at, std::size_t end, bool money);

  // The number up to here, if one was found and no arithmetic overflowed.
  std::optional<Number> result(bool found);

  // The number word at token `i`.
  const NumberWord* entry(std::size_t i) const;
  // A hyphen between two words or numbers, without blanks.
  bool hyphen(std::size_t i) const;

  void multiply_by(dossier::Decimal& value, const dossier::Decimal& factor);
  void add_to(dossier::Decimal& value, const dossier::Decimal& more);

  // Reads the multipliers after digits or after a complete group of words.
  bool scales();
  void scale_by(int power);

  const TokenText& text_;
  std::size_t at_, end_;
  bool money_;
  Number number_;

 private:
  bool failed_ = false;
};

dossier::Decimal quotient(int numerator, int denominator);

}  // namespace quantity
