// The currency of an amount: signs, codes and words before or after the number, and its smaller part.
#pragma once

#include <optional>

#include "currencies.hpp"
#include "side.hpp"
#include "token_text.hpp"

namespace quantity {

struct MoneySign {
  const Currency* currency = nullptr;
  std::size_t last = 0;  // the token after it
  int power = 0;         // "EUR million", "MEUR"
};

// "$", "US$", "$US", "USD", "CAD $", "EUR million" in front of a number.
std::optional<MoneySign> money_before(const TokenText& text, std::size_t at, std::size_t end);

// True if the number is one that a code which is also a word may precede or follow.
bool is_plain_amount(const TokenText& text, const Number& number, std::size_t after, std::size_t end);

// Reads what follows an amount in money: "$5 million Canadian", "75 USD million", "3 dollars 50 cents", "$10 and 20
// cents".
void read_money_tail(const TokenText& text, std::size_t end, Side& side);

}  // namespace quantity
