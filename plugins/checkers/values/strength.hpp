// How likely a finding is to be right.
#pragma once

#include "draft.hpp"

namespace checker_values {

// From 0 to 1. Of judged pairs by their odds; of the other kinds by how many were right among those that were read.
double strength_of(const Draft& draft);

}  // namespace checker_values
