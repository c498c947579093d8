#include "rewrite.hpp"

#include <algorithm>
#include <iterator>

namespace minhash {
namespace {

constexpr std::size_t most_rewritten = 200;
constexpr std::size_t fewest_terms = 3;          // of a sentence that is compared
constexpr int whole = 60;                        // a weight of 1: divisible by the numbers of sentences
constexpr int fewest_shared_weight = 6 * whole;  // of what two sentences share
constexpr int fewest_mean = 10 * whole;          // the mean of the aligned ones
constexpr std::size_t fewest_shared = 12;        // terms that both texts have
constexpr std::size_t fewest_pairs = 4;
constexpr std::size_t fewest_reworded = 3;
constexpr std::size_t most_wording = 12;

struct Sentence {
  std::uint32_t from = 0, to = 0;
  std::vector<std::uint32_t> terms;  // places in the vocabulary, ascending
  int weight = 0;
};

// A term of either text.
struct Entry {
  Term term;
  int in_a = 0;  // sentences it is in
  int in_b = 0;
  bool fact = false;  // a name or figure
  int weight = 0;
};

std::vector<Term> with_sentence_numbers(const std::vector<Word>& words, std::vector<Sentence>& out) {
  std::vector<Term> all;
  const auto starts = sentences_of(words);
  for (std::size_t i = 0; i + 1 < starts.size() && out.size() < most_rewritten; ++i) {
    const auto terms = terms_of(words, starts[i], starts[i + 1]);
    if (terms.size() < fewest_terms) continue;
    out.push_back({starts[i], starts[i + 1], {}, 0});
    all.insert(all.end(), terms.begin(), terms.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The terms of two texts and the sentences made of them.
class Vocabulary {
 public:
  Vocabulary(const std::vector<Word>& a, const std::vector<Word>& b) {
    const auto of_a = with_sentence_numbers(a, sentences_a);
    const auto of_b = with_sentence_numbers(b, sentences_b);
    auto x = of_a.begin();
    auto y = of_b.begin();
    while (x != of_a.end() || y != of_b.end()) {
      const bool take_a = y == of_b.end() || (x != of_a.end() && x->hash <= y->hash);
      Entry entry{take_a ? *x : *y, 0, 0, false, 0};
      for (; x != of_a.end() && x->hash == entry.term.hash; ++x, ++entry.in_a) add(sentences_a, *x, entry);
      for (; y != of_b.end() && y->hash == entry.term.hash; ++y, ++entry.in_b) add(sentences_b, *y, entry);
      entries.push_back(entry);
    }
  }
  // What the entire text is about aligns nothing: a term weighs less, the more sentences it is in.
  void weigh(const Rarity& rarity) {
    for (auto& entry : entries) {
      const int spread = std::max(entry.in_a, entry.in_b);
      const int share = spread <= 1 ? whole : spread == 2 ? whole * 3 / 5 : spread == 3 ? whole * 3 / 10 : whole / 10;
      entry.weight = rarity.weight(entry.term) * share;
    }
    for (auto* side : {&sentences_a, &sentences_b})
      for (auto& sentence : *side)
        for (const auto term : sentence.terms) sentence.weight += entries[term].weight;
  }
  // Enough terms in common that may align sentences?
  bool is_promising() const {
    std::size_t shared = 0;
    std::size_t in_a = 0;
    std::size_t in_b = 0;
    for (const auto& entry : entries) {
      in_a += entry.in_a > 0;
      in_b += entry.in_b > 0;
      shared += entry.in_a > 0 && entry.in_b > 0 && entry.in_a <= 2 && entry.in_b <= 2;
    }
    return shared >= fewest_shared && shared * 6 >= std::min(in_a, in_b);
  }

  std::vector<Entry> entries;
  std::vector<Sentence> sentences_a;
  std::vector<Sentence> sentences_b;

 private:
  void add(std::vector<Sentence>& sentences, const Term& term, Entry& entry) {
    const auto place = std::upper_bound(sentences.begin(), sentences.end(), term.at,
                                        [](std::uint32_t at, const Sentence& sentence) { return at < sentence.from; });
    std::prev(place)->terms.push_back(static_cast<std::uint32_t>(entries.size()));
    entry.fact = entry.fact || (term.marks & (mark::name | mark::figure));
  }
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
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      visit(*x);
      ++x;
      ++y;
    }
  }
}

// A sentence copied word by word is a sign of quoting, not of rewriting.
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

bool may_be_rewrites(const std::vector<Word>& a, const std::vector<Word>& b) { return Vocabulary(a, b).is_promising(); }

Rewrite find_rewrite(const std::vector<Word>& a, const std::vector<Word>& b, const Rarity& rarity) {
  Rewrite out;
  Vocabulary vocabulary(a, b);
  const auto& of_a = vocabulary.sentences_a;
  const auto& of_b = vocabulary.sentences_b;
  const auto& entries = vocabulary.entries;
  const std::size_t n = of_a.size();
  const std::size_t m = of_b.size();
  out.sentences_a = n;
  out.sentences_b = m;
  if (std::min(n, m) < fewest_pairs || !vocabulary.is_promising()) return out;
  vocabulary.weigh(rarity);

  std::vector<Shared> shared(n * m);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < m; ++k) {
      auto& cell = shared[i * m + k];
      each_shared(of_a[i], of_b[k], [&](std::uint32_t term) {
        cell.weight += entries[term].weight;
        if (!entries[term].fact) cell.wording += entries[term].weight;
        ++cell.terms;
      });
      if (cell.terms < 2 || cell.weight < fewest_shared_weight ||
          cell.weight * 4 < std::min(of_a[i].weight, of_b[k].weight))
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
      each_shared(of_a[i], of_b[k],
                  [&](std::uint32_t term) { terms.emplace_back(-entries[term].weight, entries[term].term.at); });
      ++i;
      ++k;
    } else if (at(i, k) == at(i + 1, k)) {
      ++i;
    } else {
      ++k;
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  for (const auto& [weight, word] : terms)
    if (out.wording.size() < most_wording && weight <= -whole * 2) out.wording.push_back(word);
  const std::size_t pairs = out.pairs.size();
  out.is_one = pairs >= fewest_pairs && reworded >= fewest_reworded && reworded * 2 >= pairs &&
               pairs * 2 >= std::min(n, m) && pairs * 3 >= std::max(n, m) &&
               total >= fewest_mean * static_cast<int>(pairs) && wording * 2 >= total;
  return out;
}

}  // namespace minhash
