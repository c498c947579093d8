#include "confidence.hpp"

#include <algorithm>

#include "features.hpp"
#include "weights.hpp"

namespace statement {

static_assert(std::size(weights) == feature::count, "weights.hpp was learned for other features");

std::int32_t score_of(const std::vector<std::uint16_t>& features) {
  std::int32_t score = 0;
  for (const auto id : features) score += weights[id];
  return score;
}

std::int32_t permille_of(std::int32_t score) {
  // The logistic function at -4, -3.5, ... 4; linear between.
  static constexpr std::int32_t curve[] = {18,  29,  47,  76,  119, 182, 269, 378, 500,
                                           622, 731, 818, 881, 924, 953, 971, 982};
  constexpr std::int32_t step = score_one / 2;
  const auto place = std::clamp(score + 4 * score_one, 0, 8 * score_one);
  const auto at = std::min<std::int32_t>(place / step, static_cast<std::int32_t>(std::size(curve)) - 2);
  return curve[at] + (curve[at + 1] - curve[at]) * (place - at * step) / step;
}

}  // namespace statement
