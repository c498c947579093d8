// Which documents are compared at all: those that share a shingle that few others have.
#pragma once

#include "dossier/deduplicator.hpp"
#include "sketch.hpp"
#include "wording.hpp"

namespace minhash {

// What two documents share, or one document with too many others; the note of a row.
struct Seed {
  enum Kind : std::uint32_t {
    shingle,  // wherever it is
    wording,  // two rare words of a sentence: a and b are the first words of the sentences
    common    // of one document: a is the first word of a shingle, b the number of documents with it
  };
  std::uint32_t a = 0;  // words among the document's own
  std::uint32_t b = 0;
  Kind kind = shingle;
};

// The second pass: a sample of the document's shingles, including the smallest of each sentence.
void add_shingles(const Sketch& sketch, const std::vector<Word>& own, std::size_t partial_words, dossier::Keys& keys);
// The rarest words of each sentence, in pairs: a rewrite may keep them.
void add_wording(const Sketch& sketch, const std::vector<Word>& own, const Rarity& rarity, dossier::Keys& keys);
// A group of documents with one shingle or one such two: rows for pairs of them, the two earliest with each other one;
// of a shingle that too many have, a row for the first of them.
void pair_members(const dossier::Group<dossier::Document>& group, dossier::Links& out);

}  // namespace minhash
