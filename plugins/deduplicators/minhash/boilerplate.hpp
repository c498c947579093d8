// Text that a source puts above or below everything it publishes. It is not copying, so it is learned and ignored.
#pragma once

#include "dossier/deduplicator.hpp"
#include "sketch.hpp"

namespace minhash {

// The first pass: each paragraph under its source.
void add_paragraphs(const Sketch& sketch, dossier::Keys& keys);
// A group of documents of one source with one paragraph: a fact counts under how many stories it occurs.
void learn_boilerplate(const dossier::Group<dossier::Document>& group, dossier::Links& out);

// The words of a document that are its own, in order: later passes compare these.
struct Own {
  std::vector<Word> words;
  std::size_t left_out = 0;
};
Own own_words(const Sketch& sketch, const dossier::Host& host);

}  // namespace minhash
