// Phrases that so many documents share that they make no pairs: each is named, with the source where it is first.
#pragma once

#include "dossier/deduplicator.hpp"

namespace minhash {

// The rows that pair_members() made for the common shingles of one document: neighbours are one phrase. One of fewer words
// than `partial_words` is no passage that would have been reported.
void report_common_phrases(const dossier::Group<dossier::Document>& group, std::size_t partial_words,
                           dossier::Links& out);

}  // namespace minhash
