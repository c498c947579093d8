// The alignment of two versions of a quote.
#pragma once

#include <string>
#include <vector>

#include "wording.hpp"

namespace checker_quotes {

enum class Likeness {
  none,     // other words
  same,     // the same words, or a part of them
  variant,  // near; the difference does not change the meaning
  altered,  // near; a small difference inside one sentence changes the meaning
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
