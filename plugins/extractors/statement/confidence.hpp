// How likely the words of a statement are right, from learned integer weights.
#pragma once

#include <cstdint>
#include <vector>

namespace statement {

inline constexpr std::int32_t score_one = 256;  // a score of 256 multiplies the odds by e

// The sum of the weights of the features.
std::int32_t score_of(const std::vector<std::uint16_t>& features);

// The share, in thousandths, of the words of statements with this score that are right.
std::int32_t permille_of(std::int32_t score);

}  // namespace statement
