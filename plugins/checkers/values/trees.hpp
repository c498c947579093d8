// Trees over the traits of evidence.hpp, as train/learn.py writes them.
#pragma once

#include <cstdint>
#include <span>

namespace checker_values {

// Continues at `below` where the trait is at most `most`, else at `above`: an index of a split, or ~i for leaf i.
struct Split {
  std::int16_t trait, most, below, above;
};

// A model: the sum of the leaves that the traits lead to, from each root.
struct Trees {
  std::span<const std::int16_t> roots;
  std::span<const Split> splits;
  std::span<const std::int16_t> leaves;
};

inline constexpr int parts_of_leaf = 16;  // leaves are in as many parts of 1/256 of the log-odds

}  // namespace checker_values
