// Statements of a story that contradict each other: one text says what another denies.
#pragma once

#include <utility>
#include <vector>

#include "denial.hpp"

namespace checker_values {

struct Denial {
  std::size_t denied = 0;  // places
  std::size_t affirmed = 0;
  DenialMarks marks;
};

// The pairs of statements of different texts and independent sources that may contradict each other: with a verb in
// common, or the noun of which one says that there is none.
std::vector<Denial> find_denials(const std::vector<Assertion>& story, const StemRarity& rarity);

}  // namespace checker_values
