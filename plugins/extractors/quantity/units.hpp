// Units of measure and of money by name, and what they are called in UCUM or ISO 4217.
#pragma once

#include <cstddef>
#include <string>

#include "token_text.hpp"

namespace quantity {

struct Unit {
  enum Kind : unsigned char { measure, time, money, percent, temperature, score };

  std::string name;  // "kilometre per hour"
  std::string code;  // UCUM or ISO 4217; empty if neither has one
  Kind kind = measure;
  int power = 0;  // the number counts as many: 6 for "mb/d", millions of barrels per day
};

struct UnitMatch {
  const Unit* unit = nullptr;
  std::size_t last = 0;  // the token after it
  bool symbol = false;
};

// The longest unit that begins at token `at`. `attached`: the number before it is in digits and glued to it.
UnitMatch match_unit(const TokenText& text, std::size_t at, std::size_t end, bool attached);

}  // namespace quantity
