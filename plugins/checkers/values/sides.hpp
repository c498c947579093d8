// From pairs of figures to agreements, conflicts and updates.
#pragma once

#include <vector>

#include "compare.hpp"
#include "draft.hpp"

namespace checker_values {

std::vector<Draft> find_sides(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates);

}  // namespace checker_values
