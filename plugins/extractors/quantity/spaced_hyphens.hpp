// "a 12 - month plan": texts that were cut into tokens have blanks around the hyphens of a quantity.
#pragma once

#include <vector>

#include "token_text.hpp"

namespace quantity {

// The tokens that belong directly after the one before: hyphens and what follows them. In order.
std::vector<std::size_t> tokens_cut_at_hyphens(const TokenText& text);

}  // namespace quantity
