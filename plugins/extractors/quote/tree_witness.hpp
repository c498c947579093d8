// What the tags and the tree of a sentence say about the attributions that the rules found in it.
#pragma once

#include "cues.hpp"
#include "sentence_tree.hpp"

namespace quote {

// Whether nobody says anything at this cue: "an old saying that ...", "protests that preceded the fall", "pointing out
// that amount", "a climber, described as "slow"".
bool is_no_cue(const Stream& stream, const SentenceTree& tree, const Cue& cue);

// "Traders said": a noun in the plural that has a capital because the sentence begins with it.
bool opens_with_plural(const Stream& stream, const SentenceTree& tree, const Phrase& phrase);

// Where the words [first, last) that the cue governs end: before a clause with a subject of its own that the tree joins
// to the cue and not to what is said ("said it was late, while others wrote ...").
std::size_t cut_joined_clause(const Stream& stream, const SentenceTree& tree, const Cue& cue, std::size_t first,
                              std::size_t last);

// Whether the words [first, last) belong to a clause that begins at item `rest` or later: "In May, according to Gill, the
// mill closes".
bool hangs_from_later(const SentenceTree& tree, std::size_t first, std::size_t last, std::size_t rest);

// The subject without what the rules took for a part of it: "the council issued a statement, saying", "This year a
// newspaper claimed"; for "who" and "which" the words that they stand for.
Subject narrowed(const Stream& stream, const SentenceTree& tree, const Cue& cue, Subject subject);

}  // namespace quote
