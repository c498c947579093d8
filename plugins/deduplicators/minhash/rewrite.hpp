// Two reports that say the same, sentence after sentence, in other words: they stem from one text.
#pragma once

#include <vector>

#include "wording.hpp"

namespace minhash {

struct SentencePair {
  std::uint32_t a_from = 0, a_to = 0, b_from = 0, b_to = 0;  // words
};

struct Rewrite {
  std::vector<SentencePair> pairs;  // in the order of both
  std::size_t sentences_a = 0;      // that say enough to be compared
  std::size_t sentences_b = 0;
  std::vector<std::uint32_t> wording;  // words of a: shared terms that are rare, the rarest first
  bool is_one = false;                 // the verdict
};

// Whether the texts have enough terms in common for that; cheap.
bool may_be_rewrites(const std::vector<Word>& a, const std::vector<Word>& b);

Rewrite find_rewrite(const std::vector<Word>& a, const std::vector<Word>& b, const Rarity& rarity);

}  // namespace minhash
