// The words that make numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace quantity {

enum class NumberWordKind : std::uint8_t {
  unit,      // one ... nineteen, zero
  ten,       // twenty ... ninety
  hundred,   // hundred
  scale,     // thousand, million, ... (value is the power of ten)
  dozen,     // dozen; dozens, scores: no exact number
  fraction,  // half, third, quarter, fifth ... (value is the denominator)
  many,      // tens, hundreds, thousands, millions: no exact number (value is the power of ten)
};

struct NumberWord {
  NumberWordKind kind;
  std::int64_t value;
  bool plural = false;
};

// In lower case; nothing for other words. "second" is never a fraction: it is an ordinal or a unit.
const NumberWord* number_word(std::string_view lower);
// The power of ten of a short sign glued to a number ("bn", "k", "m"), 0 for others. "m" and "t" count after money
// only.
int multiplier_sign(std::string_view raw, bool money, bool glued);

}  // namespace quantity
