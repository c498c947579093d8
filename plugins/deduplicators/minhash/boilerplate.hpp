// Text that a source sets under or over everything it publishes. It is no copying, so it is learned and left out.
#pragma once

#include "dossier/deduplicator.hpp"
#include "sketch.hpp"

namespace minhash {

// The first pass: each paragraph under its source.
void add_paragraphs(const Sketch& sketch, dossier::Keys& keys);
// A group of documents of one source with one paragraph: a fact says under how many stories it stands.
void learn_boilerplate(const dossier::Group<dossier::Document>& group, dossier::Links& out);

// The words of a document that are its own, in order: what passes after the first compare.
struct Own {
  std::vector<Word> words;
  std::size_t left_out = 0;
};
Own own_words(const Sketch& sketch, const dossier::Host& host);

}  // namespace minhash
