// What is known of a pair of figures, in words for a reader.
#pragma once

#include "dossier/record/finding.hpp"
#include "pairs.hpp"

namespace checker_values {

// What speaks for their being about the same thing, and what against it.
Judgement judgement_of(const Figure& a, const Figure& b, const JudgedPair& pair, const TermWeights& weights);

}  // namespace checker_values
