// Currency signs and codes, before or after the number. The table is in currency_table.hpp.
#pragma once

#include <string>
#include <string_view>

namespace quantity {

struct Currency {
  std::string name;  // "dollar", "canadian dollar", "euro"
  std::string code;  // ISO 4217; empty if the sign is ambiguous ("Fr")
  bool sure = true;  // false: the code is also a word or another abbreviation ("ALL", "PHP")
  int power = 0;     // "MEUR": 6
};

// A sign or code before a number: "$", "\u20AC", "USD", "Rs", "RM", "MEUR".
const Currency* currency_before(std::string_view raw);
// The currency of "US" in "US$" or "$US"; the prefix is matched in any case.
const Currency* dollar_prefix(std::string_view raw);
// The currency of a letter that is glued to a large amount: "R5 million", "N20bn", "P4,500".
const Currency* currency_letter(std::string_view raw);
// The dollar of "Canadian" in "$5 million Canadian".
const Currency* dollar_of(std::string_view adjective);
// A sign or code after a number: "\u20AC", "USD", "eur", "MEUR", "kr".
const Currency* currency_after(std::string_view raw);

}  // namespace quantity
