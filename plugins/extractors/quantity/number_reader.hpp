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
  bool overflowed() const { return failed_; }

  // The number word at token `i`.
  const NumberWord* entry(std::size_t i) const;
  bool entry_is(std::size_t i, NumberWordKind kind) const;
  // "million" and above; "thousand", too, if `least` is 3.
  bool scale_at(std::size_t i, int least) const;
  // A hyphen between two words or numbers, without blanks.
  bool hyphen(std::size_t i) const;
  // The token after a hyphen at `i`, or `i` itself.
  std::size_t after_hyphen(std::size_t i) const { return hyphen(i) ? i + 1 : i; }

  void multiply_by(dossier::Decimal& value, const dossier::Decimal& factor);
  void divide_by(dossier::Decimal& value, const dossier::Decimal& divisor);
  void add_to(dossier::Decimal& value, const dossier::Decimal& more);

  // Reads the multipliers after digits or after a complete group of words.
  bool scales();
  void scale_by(int power);
  bool grand();

  // "and a half", "and three-quarters (of a million)" after a whole number.
  bool and_fraction();
  // "thirds", "twenty-fifth", "ten-thousandths" at token `at`.
  struct Denominator {
    std::int64_t value;
    std::size_t last;
    bool plural;
  };
  std::optional<Denominator> denominator(std::size_t at) const;
  // "of a million" after a fraction.
  void of_a_million();
  // "1 over 21" is a fraction if nothing is counted by 21.
  void over();

  const TokenText& text_;
  std::size_t at_, end_;
  bool money_;
  Number number_;

 private:
  struct Part {
    dossier::Decimal value;
    std::size_t last;
  };
  std::optional<Part> part(std::size_t at) const;
  // "million and a half": the fraction is one of the multiplier before it.
  bool scale_and_fraction();

  bool failed_ = false;
};

dossier::Decimal quotient(std::int64_t numerator, std::int64_t denominator);

}  // namespace quantity
