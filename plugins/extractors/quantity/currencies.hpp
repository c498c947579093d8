// Money: symbols, codes and names, before or after the number.
#pragma once

#include <string_view>

namespace quantity {

struct Currency {
  std::string_view name;  // "dollar", "canadian dollar", "euro"
  std::string_view code;  // ISO 4217; empty if the name is ambiguous ("franc", "cent")
};

// A symbol, prefix or code before a number: "$", "€", "US", "C" (before "$"), "USD", "Rs", "RM".
const Currency* currency_before(std::string_view raw);
// The currency of "US" in "US$" or "$US"; the prefix is matched in any case.
const Currency* dollar_prefix(std::string_view raw);
// A symbol or code after a number: "€", "USD", "RMB".
const Currency* currency_after(std::string_view raw);

}  // namespace quantity
