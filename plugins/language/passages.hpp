// A document in parts that can be read one by one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/sentences.hpp"

namespace language {

struct Passage {
  dossier::Span span;
  std::string_view kind;  // of its block; empty: outside of all blocks
};

// The blocks and what is between them, in order. Those of more than `longest` bytes are cut between sentences, and where
// there is no such place, between characters.
std::vector<Passage> passages_of(const dossier::Document& document, const std::vector<dossier::Sentence>& sentences,
                                 std::size_t longest);

// From the start of the sentence in which the span begins to the end of the one in which it ends.
std::optional<dossier::Span> sentences_around(const std::vector<dossier::Sentence>& sentences, dossier::Span span);

}  // namespace language
