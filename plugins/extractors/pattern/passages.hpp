// The parts of a document that patterns over text are matched against.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/sentences.hpp"

namespace pattern_extractor {

struct Passage {
  dossier::Span span;
  std::string_view kind;  // of its block; empty: outside of all blocks
};

// The blocks and what is between them, in order. Longer ones than this are cut between sentences, so that the time for
// finding all matches of one pattern cannot grow with the square of a document's length.
inline constexpr std::size_t longest_passage = 16 << 10;  // bytes
std::vector<Passage> passages_of(const dossier::Document& document, const std::vector<dossier::Sentence>& sentences);

}  // namespace pattern_extractor
