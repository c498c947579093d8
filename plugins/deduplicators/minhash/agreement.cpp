#include "agreement.hpp"

#include <algorithm>

namespace minhash {
namespace {

using Hashes = std::vector<std::uint32_t>;

void make_set(Hashes& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}
bool holds(const Hashes& set, std::uint32_t hash) { return std::binary_search(set.begin(), set.end(), hash); }

struct Side {
  Hashes names, figures, all;
};

template <class Range>
Side side_of(const std::vector<Word>& words, const Alignment& alignment, Range&& range) {
  Side side;
  for (const auto& passage : alignment.passages) {
    const auto [from, to] = range(passage);
    for (std::size_t i = from; i < to; ++i) {
      const auto& word = words[i];
      side.all.push_back(word.hash);
      if (word.has(mark::figure)) {
        side.figures.push_back(word.hash);
      } else if (word.has(mark::name) && !word.has(mark::common)) {
        side.names.push_back(word.hash);
      }
    }
  }
  make_set(side.names);
  make_set(side.figures);
  make_set(side.all);
  return side;
}

void compare(const Hashes& of_a, const Hashes& of_b, const Side& a, const Side& b, std::size_t& kept,
             std::size_t& changed) {
  std::size_t only_a = 0;
  std::size_t only_b = 0;
  for (const auto hash : of_a) ++(holds(b.all, hash) ? kept : only_a);
  for (const auto hash : of_b) {
    if (!holds(a.all, hash)) ++only_b;
  }
  changed = std::max(only_a, only_b);
}

}  // namespace

Agreement agreement_of(const std::vector<Word>& a, const std::vector<Word>& b, const Alignment& alignment) {
  Agreement out;
  const auto side_a = side_of(a, alignment, [](const AlignedPassage& p) { return std::pair(p.a_from, p.a_to); });
  const auto side_b = side_of(b, alignment, [](const AlignedPassage& p) { return std::pair(p.b_from, p.b_to); });
  compare(side_a.names, side_b.names, side_a, side_b, out.names_kept, out.names_changed);
  compare(side_a.figures, side_b.figures, side_a, side_b, out.figures_kept, out.figures_changed);

  Hashes shared;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (alignment.a_shared[i]) shared.push_back(a[i].hash);
  make_set(shared);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> replaced;
  for (const auto& [i, k] : alignment.replaced) {
    if (!a[i].has(mark::caseless) || a[i].has(mark::figure)) continue;
    ++(holds(shared, a[i].hash) ? out.common_replaced : out.rare_replaced);
    replaced.emplace_back(a[i].hash, b[k].hash);
  }
  std::sort(replaced.begin(), replaced.end());
  for (std::size_t i = 0; i < replaced.size();) {
    std::size_t to = i + 1;
    while (to < replaced.size() && replaced[to] == replaced[i]) ++to;
    if (to - i > 1) out.consistent += to - i;
    i = to;
  }
  return out;
}

}  // namespace minhash
