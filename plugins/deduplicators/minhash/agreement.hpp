// Do the shared passages of two texts state the same facts? A bulletin repeats its sentences with other names and
// figures in them, and is not a copy of the previous one.
#pragma once

#include "alignment.hpp"

namespace minhash {

struct Agreement {
  // Different names and figures inside the passages: in both texts, or in one of them only (the text with more).
  std::size_t names_kept = 0;
  std::size_t names_changed = 0;
  std::size_t figures_kept = 0;
  std::size_t figures_changed = 0;
  // Replaced words of scripts without capitals: by whether they are still used elsewhere.
  std::size_t rare_replaced = 0;    // never again in the passages: as names are
  std::size_t common_replaced = 0;  // but also kept: as an editor changes words
  std::size_t consistent = 0;       // replaced by the same word twice or more
};

Agreement agreement_of(const std::vector<Word>& a, const std::vector<Word>& b, const Alignment& alignment);

}  // namespace minhash
