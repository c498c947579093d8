// Statements of which one says that something rose, the other that it fell.
#pragma once

#include <vector>

#include "assertion.hpp"

namespace checker_values {

struct OppositeTrends {
  std::size_t risen = 0;  // places among the assertions
  std::size_t fallen = 0;
};

// Of one thing, of no two times or places that differ, by independent sources. A pair in which both give figures
// is left to the comparison of figures.
std::vector<OppositeTrends> find_opposite_trends(const std::vector<Assertion>& story);

}  // namespace checker_values
