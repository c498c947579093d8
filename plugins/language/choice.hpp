// A choice among candidates by what is observed about each: a linear model with fixed-point weights, so that every machine
// chooses alike. train/ranking.hpp learns the weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/syntax/features.hpp"

namespace language {

// What is observed about one candidate, as places in a table of weights. Different observations may share a place.
class Evidence {
 public:
  // `what` numbers the kind of observation; together with the values it names the place.
  template <class What, class... Values>
  void add(What what, Values... values) {
    std::uint32_t hash = mix(0x2545F491U, static_cast<std::uint32_t>(what));
    ((hash = mix(hash, static_cast<std::uint32_t>(values))), ...);
    hash *= 0xC2B2AE35U;
    seen_.push_back(static_cast<std::uint16_t>(hash ^ (hash >> 15)));
  }
  const std::vector<std::uint16_t>& seen() const { return seen_; }

 private:
  std::vector<std::uint16_t> seen_;
};

// In 1/256 of the log-odds, one for each place.
using WeightTable = std::span<const std::int16_t>;
inline constexpr std::size_t all_places = std::size_t{1} << 16;

inline std::int32_t score_of(WeightTable weights, const Evidence& evidence) {
  std::int32_t sum = 0;
  for (const auto place : evidence.seen()) sum += weights[place];
  return sum;
}

// The first of those with the highest score; 0 if there are none.
inline std::size_t best_of(WeightTable weights, std::span<const Evidence> candidates) {
  std::size_t best = 0;
  std::int32_t highest = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto score = score_of(weights, candidates[i]);
    if (i == 0 || score > highest) best = i, highest = score;
  }
  return best;
}

// The first of the highest scores, and how far the next is behind.
struct ClearBest {
  std::size_t at = 0;
  std::int32_t lead = 0;
};
inline ClearBest clear_best(std::span<const std::int32_t> scores) {
  constexpr std::int32_t lowest = -0x40000000;
  ClearBest best;
  std::int32_t highest = lowest, second = lowest;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > highest) {
      second = highest;
      highest = scores[i];
      best.at = i;
    } else if (scores[i] > second) {
      second = scores[i];
    }
  }
  best.lead = second == lowest ? -lowest : highest - second;
  return best;
}

// A table is stored as its weights that are not 0.
struct PlacedWeight {
  std::uint16_t place;
  std::int16_t weight;
};
inline std::vector<std::int16_t> spread(std::span<const PlacedWeight> weights) {
  std::vector<std::int16_t> table(all_places);
  for (const auto& each : weights) table[each.place] = each.weight;
  return table;
}

// How large a number is, in eight steps.
inline std::uint32_t step_of(std::size_t value) {
  std::uint32_t step = 0;
  for (const std::size_t limit : {0, 1, 2, 4, 8, 16, 32}) step += value > limit ? 1 : 0;
  return step;
}

}  // namespace language
