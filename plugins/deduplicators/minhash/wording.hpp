// Words that distinguish one report from another, and how rare they are in the collection.
#pragma once

#include <string>
#include <vector>

#include "dossier/deduplicator.hpp"
#include "words.hpp"

namespace minhash {

// A word, or two neighbours of a script without spaces, that is not an everyday one.
struct Term {
  std::uint64_t hash = 0;
  std::uint32_t at = 0;    // its (first) word
  std::uint8_t marks = 0;  // name, figure, alone

  bool operator<(const Term& other) const { return std::tie(hash, at) < std::tie(other.hash, other.at); }
};

// The terms of words [from, to), each once, by hash.
std::vector<Term> terms_of(const std::vector<Word>& words, std::size_t from, std::size_t to);

// Where sentences begin; the last entry is the number of words.
std::vector<std::uint32_t> sentences_of(const std::vector<Word>& words);

// The first pass: facts that count in how many documents a term is, and how many documents there are.
void add_frequencies(const std::vector<Word>& words, dossier::Keys& keys);

// Weights of terms, from those facts in binary orders of magnitude: one more document changes few of them.
class Rarity {
 public:
  explicit Rarity(const dossier::Host& host);
  // 0: everywhere; up to 6. In a small collection frequency says little, and all terms weigh the same.
  int weight(const Term& term) const { return weight(term, frequency(term)); }
  int weight(const Term& term, std::int64_t documents_with_it) const;
  std::int64_t frequency(const Term& term) const;  // documents with it, a power of two; 0: fewer than two
  bool is_small() const;                           // a collection too small for frequencies

 private:
  const dossier::Host& host_;
  int documents_ = 0;  // binary order of their number
};

}  // namespace minhash
