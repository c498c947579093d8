// Shares in two numbers: "one in five", "2 out of 3 women", "three in every four", "a one-in-ten chance".
#pragma once

#include <optional>

#include "nouns.hpp"
#include "side.hpp"

namespace quantity {

struct Share {
  dossier::Decimal value;
  std::size_t last = 0;  // the token after it
  NounPhrase of;         // "one candidate in eight": what is between the numbers
};

// The share whose first number is `low`, in the sentence of tokens [first, end).
std::optional<Share> share_at(const TokenText& text, const Side& low, std::size_t first, std::size_t end);

}  // namespace quantity
