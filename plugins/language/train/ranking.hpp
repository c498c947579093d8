// Learns the weights of language/choice.hpp from cases in which some candidates are right.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "language/choice.hpp"

namespace language::train {

struct RankingCase {
  std::string document;  // cross-validation keeps the cases of a document together
  std::vector<Evidence> candidates;
  std::vector<double> worth;  // of each candidate: 0 wrong, 1 right
};

// Maximum entropy over the candidates of each case, maximizing the expected worth; `shrink` is the strength of the Gaussian
// prior. Batch gradients with AdaGrad's steps in a fixed order: the same cases give the same weights.
inline EvidenceWeights learn_ranking(const std::vector<const RankingCase*>& cases, double shrink) {
  constexpr int rounds = 200;
  constexpr double step = 0.3;
  std::vector<double> weights(Evidence::places), gradient(Evidence::places), squares(Evidence::places, 1e-6);
  std::vector<double> chance;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < weights.size(); ++i) gradient[i] = -shrink * weights[i];
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
      squares[i] += gradient[i] * gradient[i];
      weights[i] += step * gradient[i] / std::sqrt(squares[i]);
    }
  }
  EvidenceWeights rounded{};
  for (std::size_t i = 0; i < weights.size(); ++i)
    rounded[i] = static_cast<std::int16_t>(std::lround(std::max(-127.0, std::min(127.0, weights[i])) * 256));
  return rounded;
}

// For each case the candidate that weights learned from other documents choose; five folds.
inline std::vector<std::size_t> cross_validated_choice(const std::vector<RankingCase>& cases, double shrink) {
  constexpr std::size_t folds = 5;
  std::map<std::string, std::size_t> fold_of;
  for (const auto& each : cases) fold_of.emplace(each.document, fold_of.size() % folds);
  std::vector<std::size_t> chosen(cases.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const RankingCase*> others;
    for (const auto& each : cases)
      if (fold_of[each.document] != fold) others.push_back(&each);
    const auto weights = learn_ranking(others, shrink);
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (fold_of[cases[i].document] == fold) chosen[i] = best_of(weights, cases[i].candidates);
  }
  return chosen;
}

// As a constant of the header that the plugin includes.
inline void print_weights(std::FILE* out, const char* name, const std::vector<RankingCase>& cases, double shrink) {
  std::vector<const RankingCase*> all;
  for (const auto& each : cases) all.push_back(&each);
  std::fprintf(out, "inline constexpr language::EvidenceWeights %s{", name);
  const char* comma = "";
  for (const auto weight : learn_ranking(all, shrink)) std::fprintf(out, "%s%d", comma, weight), comma = ",";
  std::fprintf(out, "};\n");
}

}  // namespace language::train
