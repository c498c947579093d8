// Two versions of a quote laid side by side.
#pragma once

#include <string>
#include <vector>

#include "wording.hpp"

namespace checker_quotes {

enum class Likeness {
  none,     // other words
  same,     // the same words, or a part of them
  variant,  // near, and what differs does not turn the sense
  altered,  // near, and what differs does: a negation, a number, a quantifier, an antonym, a modal verb
};

struct Alignment {
  Likeness likeness = Likeness::none;
  std::size_t shared_content = 0;
  double share = 0;        // of the shorter version
  std::string first_only;  // words of the difference
  std::string second_only;
};

Alignment align(const std::vector<QuoteWord>& a, const std::vector<QuoteWord>& b);

}  // namespace checker_quotes
