#include "rewrite.hpp"

#include <algorithm>
#include <map>

namespace minhash {
namespace {

constexpr std::size_t most_sentences = 200;
constexpr std::size_t fewest_terms = 3;   // of a sentence that is compared
constexpr int whole = 60;                 // a weight of 1: divisible by the numbers of sentences
constexpr int fewest_weight = 6 * whole;  // of what two sentences share
constexpr int fewest_mean = 10 * whole;   // the mean of the aligned ones
constexpr std::size_t fewest_pairs = 4;
constexpr std::size_t fewest_reworded = 3;
constexpr std::size_t most_wording = 12;

struct Sentence {
  std::uint32_t from = 0, to = 0;
  std::vector<Term> terms;
  int weight = 0;
};

struct Weighed {
  Term term;
  int weight = 0;
};

std::vector<Sentence> sentences(const std::vector<Word>& words) {
  std::vector<Sentence> out;
  const auto starts = sentences_of(words);
  for (std::size_t i = 0; i + 1 < starts.size() && out.size() < most_sentences; ++i) {
    Sentence sentence{starts[i], starts[i + 1], terms_of(words, starts[i], starts[i + 1]), 0};
    if (sentence.terms.size() >= fewest_terms) out.push_back(std::move(sentence));
  }
  return out;
}

// What a term weighs between these two texts: less, the more of their sentences it stands in. What all the text is
// about aligns nothing.
class Weights {
 public:
  Weights(const std::vector<Sentence>& a, const std::vector<Sentence>& b, const Rarity& rarity) : rarity_(rarity) {
    for (const auto& sentence : a)
      for (const auto& term : sentence.terms) ++spread_[term.hash].first;
    for (const auto& sentence : b)
      for (const auto& term : sentence.terms) ++spread_[term.hash].second;
  }
  int of(const Term& term) {
    const auto [known, added] = weights_.try_emplace(term.hash, 0);
    if (added) {
      const auto [in_a, in_b] = spread_[term.hash];
      const int spread = std::max(in_a, in_b);
      const int share = spread <= 1 ? whole : spread == 2 ? whole * 3 / 5 : spread == 3 ? whole * 3 / 10 : whole / 10;
      known->second = rarity_.weight(term) * share;
    }
    return known->second;
  }

 private:
  const Rarity& rarity_;
  std::map<std::uint64_t, std::pair<int, int>> spread_;
  std::map<std::uint64_t, int> weights_;
};

struct Shared {
  int weight = 0;
  int wording = 0;  // the part of it that is neither name nor figure
  std::size_t terms = 0;
};

template <class Visit>
void each_shared(const Sentence& a, const Sentence& b, Visit&& visit) {
  auto x = a.terms.begin();
  auto y = b.terms.begin();
  while (x != a.terms.end() && y != b.terms.end()) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      visit(*x, *y);
      ++x;
      ++y;
    }
  }
}

bool is_fact(const Term& x, const Term& y) { return (x.marks | y.marks) & (mark::name | mark::figure); }

// A sentence taken over word by word tells of quoting, not of rewriting.
bool is_verbatim(const std::vector<Word>& a, const Sentence& x, const std::vector<Word>& b, const Sentence& y) {
  const std::size_t shorter = std::min(x.to - x.from, y.to - y.from);
  std::vector<std::uint32_t> of_b;
  for (auto i = y.from; i < y.to; ++i) of_b.push_back(b[i].hash);
  std::sort(of_b.begin(), of_b.end());
  std::size_t equal = 0;
  for (auto i = x.from; i < x.to; ++i) equal += std::binary_search(of_b.begin(), of_b.end(), a[i].hash);
  return equal * 10 >= shorter * 9;
}

}  // namespace

Rewrite find_rewrite(const std::vector<Word>& a, const std::vector<Word>& b, const Rarity& rarity) {
  Rewrite out;
  auto of_a = sentences(a);
  auto of_b = sentences(b);
  out.sentences_a = of_a.size();
  out.sentences_b = of_b.size();
  const std::size_t n = of_a.size();
  const std::size_t m = of_b.size();
  if (std::min(n, m) < fewest_pairs) return out;
  Weights weights(of_a, of_b, rarity);
  for (auto* side : {&of_a, &of_b})
    for (auto& sentence : *side)
      for (const auto& term : sentence.terms) sentence.weight += weights.of(term);

  std::vector<Shared> shared(n * m);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < m; ++k) {
      auto& cell = shared[i * m + k];
      each_shared(of_a[i], of_b[k], [&](const Term& x, const Term& y) {
        const int weight = weights.of(x);
        cell.weight += weight;
        if (!is_fact(x, y)) cell.wording += weight;
        ++cell.terms;
      });
      if (cell.terms < 2 || cell.weight < fewest_weight || cell.weight * 4 < std::min(of_a[i].weight, of_b[k].weight))
        cell = {};
    }

  // The heaviest chain of pairs that goes forward in both.
  std::vector<int> best((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t k) -> int& { return best[i * (m + 1) + k]; };
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t k = m; k-- > 0;)
      at(i, k) = std::max({at(i + 1, k), at(i, k + 1), at(i + 1, k + 1) + shared[i * m + k].weight});
  int total = 0;
  int wording = 0;
  std::size_t reworded = 0;
  std::vector<std::pair<int, std::uint32_t>> terms;
  for (std::size_t i = 0, k = 0; i < n && k < m;) {
    const auto& cell = shared[i * m + k];
    if (cell.weight > 0 && at(i, k) == at(i + 1, k + 1) + cell.weight) {
      out.pairs.push_back({of_a[i].from, of_a[i].to, of_b[k].from, of_b[k].to});
      total += cell.weight;
      wording += cell.wording;
      reworded += !is_verbatim(a, of_a[i], b, of_b[k]);
      each_shared(of_a[i], of_b[k], [&](const Term& x, const Term&) { terms.emplace_back(-weights.of(x), x.at); });
      ++i;
      ++k;
    } else if (at(i, k) == at(i + 1, k)) {
      ++i;
    } else {
      ++k;
    }
  }
  std::sort(terms.begin(), terms.end());
  for (const auto& [weight, word] : terms)
    if (out.wording.size() < most_wording && weight <= -whole * 2) out.wording.push_back(word);
  const std::size_t pairs = out.pairs.size();
  out.is_one = pairs >= fewest_pairs && reworded >= fewest_reworded && pairs * 2 >= std::min(n, m) &&
               total >= fewest_mean * static_cast<int>(pairs) && wording * 2 >= total;
  return out;
}

}  // namespace minhash
