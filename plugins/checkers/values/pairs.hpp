// Every two figures of a story that can be compared, with what speaks for their being about the same thing.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "compare.hpp"
#include "evidence.hpp"

namespace checker_values {

struct JudgedPair {
  Comparison comparison;
  double rank = 0;          // how like each other they are, to order partners by
  Competition competition;  // of those of different documents that agree or differ
};

inline bool differs(const JudgedPair& pair) { return !pair.comparison.kind.empty(); }

using Pair = std::pair<std::size_t, std::size_t>;  // places, the lower one first
std::map<Pair, JudgedPair> judge_pairs(const std::vector<Figure>& figures, const TermWeights& weights,
                                       const Rates& rates);

}  // namespace checker_values
