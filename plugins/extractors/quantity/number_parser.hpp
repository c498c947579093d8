// Numbers in digits and words: "1,234.5", "4 hundred million", "one and a half million", "two-thirds", "2 1/2", "tens
// of thousands".
#pragma once

#include <optional>

#include "dossier/record/decimal.hpp"
#include "token_text.hpp"

namespace quantity {

struct Number {
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  dossier::Decimal value;
  int precision = 0;                          // the power of ten of the last digit that was written
  bool words = false;                         // no digit in it
  bool scaled = false;                        // a multiplier was written ("million", "bn")
  bool fraction = false;                      // "two thirds", "half", "1/4"
  bool article = false;                       // "a hundred", "half a": not a plain count
  bool grouped = false;                       // 1,234 or 816 000: certainly no year
  std::optional<dossier::Decimal> low, high;  // set for "dozens", "hundreds", ...: there is no exact number
  std::optional<dossier::Decimal> step;       // what one more of the last part is worth: 1/12 in "5 ft 11 in"
};

// The number that begins at token `at` and stays before token `end`; nothing if there is none. `money`: a currency sign
// is in front of it, so that "m" and "t" multiply.
std::optional<Number> parse_number(const TokenText& text, std::size_t at, std::size_t end, bool money);

}  // namespace quantity
