// Money: symbols, codes and names, before or behind the number.
#pragma once

#include <string_view>

namespace quantity {

struct Currency {
  std::string_view name;  // "dollar", "canadian dollar", "euro"
  std::string_view code;  // ISO 4217; empty where the name does not tell ("franc", "cent")
};

// A symbol, prefix or code that stands before a number: "$", "€", "US", "C" (before "$"), "USD", "Rs", "RM".
const Currency* currency_before(std::string_view raw);
// What "US" in "US$" or "$US" makes of the dollar; the prefix is matched in any case.
const Currency* dollar_prefix(std::string_view raw);
// A symbol or code behind a number: "€", "USD", "RMB".
const Currency* currency_behind(std::string_view raw);

}  // namespace quantity
