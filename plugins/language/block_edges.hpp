// Where the blocks of a document begin and end: no sentence crosses such an edge.
#pragma once

#include <cstdint>
#include <vector>

#include "dossier/record/document.hpp"

namespace language {

// Offsets, sorted, each once; what dossier::split_sentences expects as breaks.
std::vector<std::uint64_t> block_edges(const dossier::Document& document);

}  // namespace language
