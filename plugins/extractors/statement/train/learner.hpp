// Logistic regression on sparse features with shares as targets.
#pragma once

#include <cstdint>
#include <vector>

namespace statement::train {

struct Example {
  std::vector<std::uint16_t> features;
  double target = 0;  // 0..1
  double weight = 1;
};

// Integer weights in units of 1 / score_one. The same examples in the same order give the same weights.
std::vector<std::int32_t> learn(const std::vector<Example>& examples, std::size_t features, double penalty);

}  // namespace statement::train
