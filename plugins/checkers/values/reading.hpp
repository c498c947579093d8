// A text as a list of its words: what an outline needs of it, whatever other texts there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace checker_values {

// A word of a text, by its stem.
struct StemUse {
  std::string stem;
  int count = 0;
  int lower = 0;          // without a capital
  int inner_capital = 0;  // with a capital that no sentence begins with
  bool early = false;     // among the first words of the text

  bool is_name() const { return inner_capital > lower; }
};

// A number of several digits.
struct NumberUse {
  std::int64_t digits = 0;  // the first four
  int exponent = 0;
  int significant = 0;        // digits that are no trailing zeros
  bool money = false;         // after a sign
  std::vector<int> sentence;  // the stems around it
};

struct Reading {
  std::vector<StemUse> stems;  // in the order in which they first occur
  std::vector<NumberUse> numbers;
  std::vector<int> years;
  std::vector<std::int64_t> days;  // dates in full, as days since 1970
  unsigned weekdays = 0;           // among the first words: bit 1 is Monday
  std::size_t words = 0;
};

inline constexpr std::size_t longest_read = 200000;  // bytes of a text; the rest is not read

// Texts often begin with their title; it is not read twice.
Reading read_text(std::string_view title, std::string_view text);

}  // namespace checker_values
