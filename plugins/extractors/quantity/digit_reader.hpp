// Numbers that begin with a digit: "1,234.5", "816 000", "1.99×10^-30", "2 1/2", "3 million".
#pragma once

#include "number_reader.hpp"

namespace quantity {

class DigitReader : private NumberReader {
 public:
  DigitReader(const TokenText& text, std::size_t at, std::size_t end, bool money)
      : NumberReader(text, at, end, money) {}

  std::optional<Number> read() { return result(digits()); }

 private:
  bool digits();
  void powers();
  void lower_groups(std::size_t multiplier);
  void spaced_groups();
  void comma_groups();
  void spaced_point();
  void digit_fraction();
};

}  // namespace quantity
