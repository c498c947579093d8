// Powers after a number: "9.83e-3", "3.4 x 10^6", "1.99\u00D710\u2076", "10^9", "2.5^-1".
#pragma once

#include <optional>

#include "token_text.hpp"

namespace quantity {

struct Exponent {
  int power = 0;
  std::size_t last = 0;  // the token after it
};

// A power of ten that multiplies the number before token `at`.
std::optional<Exponent> power_of_ten_at(const TokenText& text, std::size_t at, std::size_t end);

// The power to which the number before token `at` is raised.
std::optional<Exponent> exponent_at(const TokenText& text, std::size_t at, std::size_t end);

// "-1", "^-2", "\u207B\u00B3" glued to a unit before token `at`, as a positive number.
std::optional<Exponent> negative_exponent_at(const TokenText& text, std::size_t at, std::size_t end);

}  // namespace quantity
