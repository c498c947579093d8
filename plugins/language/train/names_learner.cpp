#include "language/train/names_learner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "language/names/name_model.hpp"

namespace language::train {
namespace {

constexpr std::size_t rows_of_weights = std::size_t{1} << NameFeatures::hash_bits;
constexpr double negligible = 4e-3;  // a step that is not taken

// xorshift, the same on every machine.
class Random {
 public:
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    return state_ ^= state_ << 17;
  }

 private:
  std::uint64_t state_ = 88172645463325252U;
};

// Weights in floating point, with a step of its own for each (AdaGrad).
class Learner {
 public:
  explicit Learner(const NameSettings& settings)
      : settings_(settings),
        weights_(rows_of_weights),
        squares_(rows_of_weights),
        sums_(rows_of_weights),
        touched_(rows_of_weights) {}
  std::array<double, name_types> score(const std::vector<std::uint32_t>& features) const {
    std::array<double, name_types> scores{};
    for (const auto feature : features)
      for (std::size_t t = 0; t < name_types; ++t)
        scores[t] += static_cast<double>(weights_[NameFeatures::row_of(feature)][t]);
    return scores;
  }
  void update(const std::vector<std::uint32_t>& features, const std::array<double, name_types>& gradient) {
    for (const auto feature : features) {
      const auto row = NameFeatures::row_of(feature);
      if (touched_[row] < 60000) ++touched_[row];
      for (std::size_t t = 0; t < name_types; ++t) {
        const double g = gradient[t] - settings_.shrink * static_cast<double>(weights_[row][t]);
        squares_[row][t] += static_cast<float>(g * g);
        weights_[row][t] +=
            static_cast<float>(settings_.rate * g / std::sqrt(static_cast<double>(squares_[row][t]) + 1e-6));
      }
    }
  }
  // Adds the weights to those that are averaged.
  void keep() {
    ++kept_;
    for (std::size_t row = 0; row < rows_of_weights; ++row)
      for (std::size_t t = 0; t < name_types; ++t) sums_[row][t] += weights_[row][t];
  }
  NameTable whole() const {
    NameTable table;
    for (std::uint32_t row = 0; row < rows_of_weights; ++row) {
      if (touched_[row] < settings_.least) continue;
      std::uint8_t size = 0;
      for (std::size_t t = 0; t < name_types; ++t) {
        const auto weight =
            std::clamp(std::lround(static_cast<double>(sums_[row][t]) / kept_ * NameModel::unit), -127L, 127L);
        if (weight == 0) continue;
        table.cells.push_back({static_cast<std::uint8_t>(t), static_cast<std::int8_t>(weight)});
        ++size;
      }
      if (size != 0) table.rows.push_back({NameFeatures::feature_of(row), size});
    }
    return table;
  }

 private:
  const NameSettings& settings_;
  std::vector<std::array<float, name_types>> weights_, squares_, sums_;
  int kept_ = 0;
  std::vector<std::uint16_t> touched_;
};

using Gradient = std::array<double, name_types>;

double log_sum(double a, double b) {
  const double top = std::max(a, b);
  return top + std::log(std::exp(a - top) + std::exp(b - top));
}

struct Candidate {
  std::uint32_t first, last;  // in the sentence
  std::vector<std::uint32_t> rows;
  Gradient score;
};

// One step of a semi-Markov conditional random field.
void step(Learner& learner, const NamedDocument& document, std::size_t sentence, const NameHints* hints,
          NameFeatures features) {
  const auto& limits = document.sentences[sentence];
  const auto size = limits.last - limits.first;
  std::vector<Candidate> candidates;
  for (std::uint32_t at = 0; at < size; ++at)
    each_candidate(*document.view, limits, limits.first + at, [&](std::uint32_t last) {
      candidates.push_back({at, last - limits.first, features.of(sentence, limits.first + at, last, hints), {}});
    });
  for (auto& candidate : candidates) candidate.score = learner.score(candidate.rows);
  constexpr double none = -1e30;
  std::vector<double> forward(size + 1, none), backward(size + 1, none);
  forward[0] = backward[size] = 0;
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    forward[at + 1] = log_sum(forward[at + 1], forward[at]);
    for (; next < candidates.size() && candidates[next].first == at; ++next)
      for (const double score : candidates[next].score)
        forward[candidates[next].last] = log_sum(forward[candidates[next].last], forward[at] + score);
  }
  next = candidates.size();
  for (std::uint32_t at = size; at-- > 0;) {
    backward[at] = log_sum(backward[at], backward[at + 1]);
    for (; next > 0 && candidates[next - 1].first == at; --next)
      for (const double score : candidates[next - 1].score)
        backward[at] = log_sum(backward[at], backward[candidates[next - 1].last] + score);
  }
  const double total = forward[size];
  for (const auto& candidate : candidates) {
    Gradient gradient{};
    double sum = 0;
    for (std::size_t t = 0; t < name_types; ++t) {
      gradient[t] = -std::exp(forward[candidate.first] + candidate.score[t] + backward[candidate.last] - total);
      sum += gradient[t];
    }
    bool wanted = false;
    for (const auto& name : document.by_sentence[sentence]) {
      if (name.first - limits.first != candidate.first || name.last - limits.first != candidate.last) continue;
      wanted = true;
      if (static_cast<std::size_t>(name.type) < name_types) {
        gradient[static_cast<std::size_t>(name.type)] += 1;
        continue;
      }
      double all = none;
      for (const double score : candidate.score) all = log_sum(all, score);
      for (std::size_t t = 0; t < name_types; ++t) gradient[t] += std::exp(candidate.score[t] - all);
    }
    if (wanted || sum < -negligible) learner.update(candidate.rows, gradient);
  }
}

// One step for the names inside a name, each sequence by itself.
void step_inside(Learner& learner, const NamedDocument& document, std::size_t at, NameFeatures features) {
  const auto& [outer, gold, sentence] = document.outer[at];
  auto limits = document.sentences[sentence];
  limits.last = outer.last;
  for (auto first = outer.first; first < outer.last; ++first)
    each_candidate(*document.view, limits, first,
                   [&, &outer = outer, &gold = gold, sentence = sentence](std::uint32_t last) {
                     if (last - first == outer.size()) return;
                     const auto& rows = features.inside(sentence, outer, first, last, document.hints.get());
                     const auto scores = learner.score(rows);
                     double all = 0;
                     for (const double score : scores) all = log_sum(all, score);
                     Gradient gradient{};
                     for (std::size_t t = 0; t < name_types; ++t) gradient[t] = -std::exp(scores[t] - all);
                     for (const auto& name : gold)
                       if (name.first == first && name.last == last) gradient[static_cast<std::size_t>(name.type)] += 1;
                     double size = 0;
                     for (const double part : gradient) size += std::abs(part);
                     if (size > negligible) learner.update(rows, gradient);
                   });
}

class NameLearning {
 public:
  explicit NameLearning(const NameSettings& settings) : settings_(settings) {}

  NameTable outer(const std::vector<NamedDocument*>& documents, bool with_hints) {
    Order order;
    for (auto* document : documents)
      for (std::size_t i = 0; i < document->sentences.size(); ++i) {
        const auto& sentence = document->sentences[i];
        bool any = false;
        for (auto t = sentence.first; t < sentence.last && !any; ++t) any = document->view->begins_name(t);
        if (any) order.emplace_back(document, i);
      }
    const int epochs = with_hints ? settings_.epochs : (settings_.epochs + 1) / 2;
    return learn(order, epochs,
                 [&](Learner& learner, const NamedDocument& document, std::size_t i, NameFeatures features) {
                   step(learner, document, i, with_hints ? document.hints.get() : nullptr, std::move(features));
                 });
  }

  NameTable inner(const std::vector<NamedDocument*>& documents) {
    Order order;
    for (auto* document : documents)
      for (std::size_t i = 0; i < document->outer.size(); ++i) {
        const auto& name = document->outer[i].name;
        if (name.size() > 1 && static_cast<std::size_t>(name.type) < name_types) order.emplace_back(document, i);
      }
    return learn(order, settings_.epochs, step_inside);
  }

 private:
  using Order = std::vector<std::pair<NamedDocument*, std::size_t>>;

  template <class Step>
  NameTable learn(Order& order, int epochs, Step use) {
    Learner learner(settings_);
    Random random;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
      for (const auto& [document, at] : order)
        use(learner, *document, at, NameFeatures(*document->view, random.next(), settings_.forget));
      if (epoch * 2 >= epochs) learner.keep();
    }
    return learner.whole();
  }

  const NameSettings& settings_;
};

void set_hints(NamedDocument& document, const Weights& weights) {
  NameFeatures features(*document.view);
  std::vector<NameSegment> rough;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const auto found = cut_sentence(*document.view, i, weights, nullptr, features);
    rough.insert(rough.end(), found.begin(), found.end());
  }
  document.hints = std::make_unique<NameHints>(*document.view, rough);
}

}  // namespace

NameTables learn_names(const std::vector<NamedDocument*>& documents, const NameSettings& settings) {
  NameLearning learning(settings);
  constexpr std::size_t folds = 3;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<NamedDocument*> rest;
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (i % folds != fold) rest.push_back(documents[i]);
    const auto weights = learning.outer(rest, false).weights();
    for (std::size_t i = fold; i < documents.size(); i += folds) set_hints(*documents[i], weights);
  }
  return {learning.outer(documents, false), learning.outer(documents, true), learning.inner(documents)};
}

}  // namespace language::train
