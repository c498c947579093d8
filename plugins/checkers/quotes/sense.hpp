// Which small differences between two versions of a sentence change what it says.
#pragma once

#include <span>

#include "wording.hpp"

namespace checker_quotes {

struct Difference {
  std::span<const QuoteWord> a, b;
};

// A negation, a number, a quantifier, an antonym, a modal verb or a name on one side that the other does not have. At the
// edge of a sentence one side may only be cut: there, words on one side alone change nothing, unless they negate it.
bool turns_sense(const Difference& difference, bool at_edge);

}  // namespace checker_quotes
