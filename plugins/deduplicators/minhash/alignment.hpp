// The passages that two documents share: seeds (equal shingles) extended, then joined over small changes.
#pragma once

#include <cstdint>
#include <vector>

#include "words.hpp"

namespace minhash {

// A word of one text against a word of the other, within a passage that continues around them.
struct Replaced {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// Ranges of words, ends excluded.
struct AlignedPassage {
  std::uint32_t a_from = 0, a_to = 0, b_from = 0, b_to = 0;
  std::uint32_t equal = 0;    // words that are the same
  std::uint32_t longest = 0;  // in the longest run of them, without speech that is quoted in both
};

struct Alignment {
  std::vector<AlignedPassage> passages;  // by place in b
  std::vector<Replaced> replaced;
  std::vector<bool> a_shared;  // a flag for each word: it has its like in the other text
  std::vector<bool> b_shared;
  std::size_t shared_a = 0;  // how many have
  std::size_t shared_b = 0;
};

Alignment align(const std::vector<Word>& a, const std::vector<Word>& b);

}  // namespace minhash
