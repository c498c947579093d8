// Numbers in digits and words, in thousandths: "twelve", "2.5", "a hundred", "two thousand and fifteen", "one and a
// half".
#pragma once

#include <optional>

#include "lexed.hpp"

namespace time_extractor {

struct Number {
  std::size_t last = 0;  // the token after it
  std::int64_t thousandths = 0;
};

std::optional<Number> read_number(const Lexed& lexed, std::size_t i);

// 1..99 in words, "twenty-five" or "twenty five"; 0 if there is none.
struct Small {
  std::size_t last = 0;
  int value = 0;
};
Small read_small(const Lexed& lexed, std::size_t i);

// First to thirty-first in words, or digits with "st", "nd", "rd", "th".
Small read_ordinal(const Lexed& lexed, std::size_t i);

// A year in words: "nineteen ninety-six", "two thousand and fifteen".
Small read_year_words(const Lexed& lexed, std::size_t i);

}  // namespace time_extractor
