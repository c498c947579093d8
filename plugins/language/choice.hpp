// A choice among candidates by what is observed about each: a linear model with fixed-point weights, so that every machine
// chooses alike. train/ranking.hpp learns the weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/syntax/features.hpp"

namespace language {

// What is observed about one candidate, as places in a table of weights. Different observations may share a place.
class Evidence {
 public:
  static constexpr std::size_t places = std::size_t{1} << 12;

  // `what` numbers the kind of observation; together with the values it names the place.
  template <class What, class... Values>
  void add(What what, Values... values) {
    std::uint32_t hash = mix(0x2545F491U, static_cast<std::uint32_t>(what));
    ((hash = mix(hash, static_cast<std::uint32_t>(values))), ...);
    hash *= 0xC2B2AE35U;
    seen_.push_back(static_cast<std::uint16_t>((hash ^ (hash >> 15)) % places));
  }
  const std::vector<std::uint16_t>& seen() const { return seen_; }

 private:
  std::vector<std::uint16_t> seen_;
};

// In 1/256 of the log-odds.
using EvidenceWeights = std::array<std::int16_t, Evidence::places>;

inline std::int32_t score_of(const EvidenceWeights& weights, const Evidence& evidence) {
  std::int32_t sum = 0;
  for (const auto place : evidence.seen()) sum += weights[place];
  return sum;
}

// The first of those with the highest score; 0 if there are none.
inline std::size_t best_of(const EvidenceWeights& weights, std::span<const Evidence> candidates) {
  std::size_t best = 0;
  std::int32_t highest = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto score = score_of(weights, candidates[i]);
    if (i == 0 || score > highest) best = i, highest = score;
  }
  return best;
}

// How large a number is, in eight steps.
inline std::uint32_t step_of(std::size_t value) {
  std::uint32_t step = 0;
  for (const std::size_t limit : {0, 1, 2, 4, 8, 16, 32}) step += value > limit ? 1 : 0;
  return step;
}

}  // namespace language
