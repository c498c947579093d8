// Units of measure and of money by name, and what they are called in UCUM or ISO 4217.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "token_text.hpp"

namespace quantity {

struct Unit {
  std::string_view name;    // "kilometre per hour"
  std::string_view plural;  // "kilometres per hour"
  // More ways to write it, separated by '|'. Plain ones are words, in any case; "=km" is a symbol in exactly this case;
  // "~m" is one that counts only glued to a number in digits ("5m") or if its surroundings leave no doubt.
  std::string_view forms;
  std::string_view code;  // UCUM or ISO 4217; empty if neither has one
  double factor =
      0;  // to the SI unit of its dimension; 0 if there is none (money, points, temperatures with an offset)
  enum Kind : unsigned char { measure, time, money, percent, temperature, score } kind = measure;
};

// All rows, for the tables' own test.
std::span<const Unit> unit_rows();

struct UnitMatch {
  const Unit* unit = nullptr;
  std::size_t last = 0;  // the token after it
  bool symbol = false;
};

// The longest unit that begins at token `at`. `attached`: the number before it is in digits and glued to it.
UnitMatch match_unit(const TokenText& text, std::size_t at, std::size_t end, bool attached);

}  // namespace quantity
