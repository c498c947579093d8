// What one text of a story says and another denies, as findings of kind `negation`.
#pragma once

#include <vector>

#include "dossier/record/finding.hpp"

namespace checker_values {

using namespace dossier;

// `claims`: those of a story, in order, with their joined parts; others than statements are left out. With `possible`,
// also what may be a contradiction, marked so. Without `story`.
std::vector<Finding> find_contradictions(std::vector<Claim> claims, bool possible);

}  // namespace checker_values
