// Learns the weights of language/choice.hpp from cases in which some candidates are right.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "language/choice.hpp"

namespace language::train {

struct RankingCase {
  std::string document;  // cross-validation keeps its cases together; better a topic: reports of one event share words
  std::vector<Evidence> candidates;
  std::vector<double> worth;  // of each candidate: 0 wrong, 1 right
};

struct Learning {
  double shrink;            // the strength of the Gaussian prior
  std::size_t least_cases;  // what is observed in fewer gets no weight
};

// Maximum entropy over the candidates of each case, maximizing the expected worth. Batch gradients with AdaGrad's steps in
// a fixed order: the same cases give the same weights.
inline std::vector<std::int16_t> learn_ranking(const std::vector<const RankingCase*>& cases, const Learning& learning) {
  constexpr int rounds = 200;
  constexpr double step = 0.3;
  std::vector<std::size_t> known(all_places), latest(all_places);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const auto& candidate : cases[i]->candidates)
      for (const auto place : candidate.seen())
        if (std::exchange(latest[place], i + 1) != i + 1) ++known[place];
  }
  std::vector<double> weights(all_places), gradient(all_places), squares(all_places, 1e-6);
  std::vector<double> chance;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < weights.size(); ++i) gradient[i] = -learning.shrink * weights[i];
    for (const auto* each : cases) {
      chance.assign(each->candidates.size(), 0.0);
      double highest = -1e300, all = 0, good = 0;
      for (std::size_t i = 0; i < chance.size(); ++i) {
        for (const auto place : each->candidates[i].seen()) chance[i] += weights[place];
        highest = std::max(highest, chance[i]);
      }
      for (auto& value : chance) all += value = std::exp(value - highest);
      for (std::size_t i = 0; i < chance.size(); ++i) good += (chance[i] /= all) * each->worth[i];
      if (good <= 0) continue;
      for (std::size_t i = 0; i < chance.size(); ++i) {
        const double pull = chance[i] * (each->worth[i] / good - 1);
        for (const auto place : each->candidates[i].seen()) gradient[place] += pull;
      }
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (known[i] < learning.least_cases) continue;
      squares[i] += gradient[i] * gradient[i];
      weights[i] += step * gradient[i] / std::sqrt(squares[i]);
    }
  }
  std::vector<std::int16_t> rounded(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i)
    rounded[i] = static_cast<std::int16_t>(std::lround(std::max(-127.0, std::min(127.0, weights[i])) * 256));
  return rounded;
}

// For each case the scores of its candidates by weights that were learned from other documents; five folds.
inline std::vector<std::vector<std::int32_t>> cross_validated_scores(const std::vector<RankingCase>& cases,
                                                                     const Learning& learning) {
  constexpr std::size_t folds = 5;
  std::map<std::string, std::size_t> fold_of;
  for (const auto& each : cases) fold_of.emplace(each.document, fold_of.size() % folds);
  std::vector<std::vector<std::int32_t>> scores(cases.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const RankingCase*> others;
    for (const auto& each : cases)
      if (fold_of[each.document] != fold) others.push_back(&each);
    const auto weights = learn_ranking(others, learning);
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (fold_of[cases[i].document] == fold)
        for (const auto& candidate : cases[i].candidates) scores[i].push_back(score_of(weights, candidate));
  }
  return scores;
}

// As a constant of the header that the plugin includes: the PlacedWeights of a table.
inline void print_weights(std::FILE* out, const char* name, const std::vector<RankingCase>& cases,
                          const Learning& learning) {
  std::vector<const RankingCase*> all;
  for (const auto& each : cases) all.push_back(&each);
  const auto weights = learn_ranking(all, learning);
  std::fprintf(out, "inline constexpr language::PlacedWeight %s[] = {", name);
  const char* comma = "";
  for (std::size_t place = 0; place < weights.size(); ++place)
    if (weights[place] != 0) std::fprintf(out, "%s{%zu,%d}", comma, place, weights[place]), comma = ",";
  std::fprintf(out, "};\n");
}

}  // namespace language::train
