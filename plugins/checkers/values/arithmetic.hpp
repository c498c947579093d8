// Figures that follow from one another, and those that should but do not.
#pragma once

#include <vector>

#include "compare.hpp"
#include "draft.hpp"

namespace checker_values {

// Drafts of kind derivation and derived_arithmetic. A misfit is reported only if a text states the relation.
std::vector<Draft> check_arithmetic(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);

}  // namespace checker_values
