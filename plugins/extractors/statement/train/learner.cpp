#include "learner.hpp"

#include <algorithm>
#include <cmath>

#include "../confidence.hpp"

namespace statement::train {

std::vector<std::int32_t> learn(const std::vector<Example>& examples, std::size_t features, double penalty) {
  std::vector<double> weights(features), squares(features, 1e-6), slope(features);
  for (int round = 0; round < 400; ++round) {
    for (std::size_t i = 0; i < features; ++i) slope[i] = -penalty * weights[i];
    for (const auto& example : examples) {
      double sum = 0;
      for (const auto id : example.features) sum += weights[id];
      const double miss = (example.target - 1 / (1 + std::exp(-sum))) * example.weight;
      for (const auto id : example.features) slope[id] += miss;
    }
    for (std::size_t i = 0; i < features; ++i) {
      squares[i] += slope[i] * slope[i];
      weights[i] += 0.3 * slope[i] / std::sqrt(squares[i]);
    }
  }
  std::vector<std::int32_t> whole(features);
  for (std::size_t i = 0; i < features; ++i)
    whole[i] = static_cast<std::int32_t>(std::lround(std::clamp(weights[i] * score_one, -32000.0, 32000.0)));
  return whole;
}

}  // namespace statement::train
