// Which documents are compared at all: those that share a shingle that few others have.
#pragma once

#include "dossier/deduplicator.hpp"
#include "sketch.hpp"
#include "wording.hpp"

namespace minhash {

// The shared key of two documents, as word numbers of their own words; the note of a pair.
struct Seed {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t wording = 0;  // 1: two rare words of a sentence; else a shingle
};

// The second pass: a sample of the document's shingles, including the smallest of each sentence.
void add_shingles(const Sketch& sketch, const std::vector<Word>& own, std::size_t partial_words, dossier::Keys& keys);
// The rarest words of each sentence, in pairs: a rewrite may keep them.
void add_wording(const Sketch& sketch, const std::vector<Word>& own, const Rarity& rarity, dossier::Keys& keys);
// A group of documents with one shingle or one such two: rows for pairs of them, the two earliest with each other one.
void pair_members(const dossier::Group<dossier::Document>& group, dossier::Links& out);

}  // namespace minhash
