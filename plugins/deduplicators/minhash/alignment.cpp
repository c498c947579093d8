#include "alignment.hpp"

#include <algorithm>
#include <array>

namespace minhash {
namespace {

constexpr std::size_t most_tries = 16;     // places of a shingle that are tried: bounds repetitive texts
constexpr std::size_t bridged_words = 12;  // a gap in a passage
constexpr std::size_t bridged_characters = 24;
constexpr std::size_t fewest_words = 4;  // equal words of a passage
constexpr std::size_t fewest_characters = 8;

struct Run {
  std::uint32_t a, b, length;
};

// The hash of the shingle that begins at words[at], or 0 if the text ends before it. It is only for one alignment: what
// it finds is compared word by word.
std::uint64_t seed_at(const std::vector<Word>& words, std::size_t at) {
  const std::size_t size = shingle_size(words[at]);
  if (at + size > words.size()) return 0;
  std::uint64_t hash = 0;
  for (std::size_t i = at; i < at + size; ++i) hash = (hash ^ words[i].hash) * 0x9E3779B97F4A7C15u + (hash >> 32);
  return hash | 1;
}

// Where each shingle of a text is.
class Places {
 public:
  explicit Places(const std::vector<Word>& words) {
    std::size_t size = 16;
    while (size < words.size() * 2) size *= 2;
    mask_ = size - 1;
    heads_.assign(size, none);
    next_.assign(words.size(), none);
    hashes_.resize(words.size());
    for (std::size_t i = words.size(); i-- > 0;) {
      hashes_[i] = seed_at(words, i);
      if (!hashes_[i]) continue;
      auto& head = heads_[slot(hashes_[i])];
      next_[i] = head;
      head = static_cast<std::uint32_t>(i);
    }
  }
  template <class Visit>
  void each(std::uint64_t shingle, Visit&& visit) const {
    std::size_t tries = 0;
    for (auto i = heads_[slot(shingle)]; i != none && tries < most_tries; i = next_[i])
      if (hashes_[i] == shingle) {
        ++tries;
        visit(i);
      }
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  std::size_t slot(std::uint64_t shingle) const { return (shingle >> 32) & mask_; }
  std::size_t mask_ = 0;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint64_t> hashes_;
};

std::vector<Run> runs_of(const std::vector<Word>& a, const std::vector<Word>& b) {
  const Places places(a);
  std::vector<Run> runs;
  std::int64_t diagonal = 0;
  for (std::size_t j = 0; j < b.size();) {
    const auto shingle = seed_at(b, j);
    Run best{0, static_cast<std::uint32_t>(j), 0};
    if (shingle)
      places.each(shingle, [&](std::uint32_t i) {
        std::size_t length = 0;
        while (i + length < a.size() && j + length < b.size() && a[i + length].hash == b[j + length].hash) ++length;
        const auto off = [&](std::uint32_t at) {
          const auto d = static_cast<std::int64_t>(at) - static_cast<std::int64_t>(j) - diagonal;
          return d < 0 ? -2 * d + 1 : 2 * d;
        };
        // The longest; of equally long ones the one that continues where the last run ended.
        if (length > best.length || (length == best.length && length && off(i) < off(best.a)))
          best = {i, static_cast<std::uint32_t>(j), static_cast<std::uint32_t>(length)};
      });
    if (best.length < shingle_size(b[j])) {
      ++j;
      continue;
    }
    runs.push_back(best);
    diagonal = static_cast<std::int64_t>(best.a) - static_cast<std::int64_t>(j);
    j += best.length;
  }
  return runs;
}

// Aligns the words of a gap between two runs: equal ones are shared, unequal ones between them replaced.
class Gap {
 public:
  Gap(const std::vector<Word>& a, const std::vector<Word>& b, Alignment& out) : a_(a), b_(b), out_(out) {}

  std::uint32_t fill(std::uint32_t a_from, std::uint32_t a_to, std::uint32_t b_from, std::uint32_t b_to) {
    const std::size_t n = a_to - a_from;
    const std::size_t m = b_to - b_from;
    if (n == 0 || m == 0 || n > bridged_characters || m > bridged_characters) return 0;
    std::array<std::array<std::uint8_t, bridged_characters + 1>, bridged_characters + 1> best{};
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t k = m; k-- > 0;)
        best[i][k] = a_[a_from + i].hash == b_[b_from + k].hash ? static_cast<std::uint8_t>(best[i + 1][k + 1] + 1)
                                                                : std::max(best[i + 1][k], best[i][k + 1]);
    std::size_t i = 0;
    std::size_t k = 0;
    std::size_t left_i = 0;  // where the words without a like begin
    std::size_t left_k = 0;
    const auto replace = [&](std::size_t to_i, std::size_t to_k) {
      if (to_i - left_i == to_k - left_k)
        for (std::size_t d = 0; left_i + d < to_i; ++d)
          out_.replaced.push_back(
              {static_cast<std::uint32_t>(a_from + left_i + d), static_cast<std::uint32_t>(b_from + left_k + d)});
    };
    while (i < n && k < m && best[i][k] > 0) {
      if (a_[a_from + i].hash == b_[b_from + k].hash) {
        replace(i, k);
        out_.a_shared[a_from + i] = true;
        out_.b_shared[b_from + k] = true;
        ++i;
        ++k;
        left_i = i;
        left_k = k;
      } else if (best[i + 1][k] >= best[i][k + 1]) {
        ++i;
      } else {
        ++k;
      }
    }
    replace(n, m);
    return best[0][0];
  }

 private:
  const std::vector<Word>& a_;
  const std::vector<Word>& b_;
  Alignment& out_;
};

bool are_near(const AlignedPassage& passage, const Run& run, const Word& word) {
  const std::size_t reach = word.has(mark::alone) ? bridged_characters : bridged_words;
  return run.a >= passage.a_to && run.a - passage.a_to <= reach && run.b >= passage.b_to &&
         run.b - passage.b_to <= reach;
}

}  // namespace

Alignment align(const std::vector<Word>& a, const std::vector<Word>& b) {
  Alignment out;
  out.a_shared.assign(a.size(), false);
  out.b_shared.assign(b.size(), false);
  Gap gap(a, b, out);
  const auto reported_length = [&](const Run& run) {
    std::uint32_t words = 0;
    for (std::uint32_t i = 0; i < run.length; ++i)
      words += !(a[run.a + i].has(mark::quoted) && b[run.b + i].has(mark::quoted));
    return words;
  };
  for (const auto& run : runs_of(a, b)) {
    for (std::uint32_t i = 0; i < run.length; ++i) {
      out.a_shared[run.a + i] = true;
      out.b_shared[run.b + i] = true;
    }
    if (!out.passages.empty() && are_near(out.passages.back(), run, b[run.b])) {
      auto& passage = out.passages.back();
      passage.equal += gap.fill(passage.a_to, run.a, passage.b_to, run.b) + run.length;
      passage.longest = std::max(passage.longest, reported_length(run));
      passage.a_to = run.a + run.length;
      passage.b_to = run.b + run.length;
    } else {
      out.passages.push_back({run.a, run.a + run.length, run.b, run.b + run.length, run.length, reported_length(run)});
    }
  }
  // A few equal words say nothing.
  const auto is_weak = [&](const AlignedPassage& passage) {
    return passage.equal < (b[passage.b_from].has(mark::alone) ? fewest_characters : fewest_words);
  };
  for (const auto& passage : out.passages)
    if (is_weak(passage)) {
      std::fill(out.a_shared.begin() + passage.a_from, out.a_shared.begin() + passage.a_to, false);
      std::fill(out.b_shared.begin() + passage.b_from, out.b_shared.begin() + passage.b_to, false);
    }
  std::erase_if(out.passages, is_weak);
  out.shared_a = static_cast<std::size_t>(std::count(out.a_shared.begin(), out.a_shared.end(), true));
  out.shared_b = static_cast<std::size_t>(std::count(out.b_shared.begin(), out.b_shared.end(), true));
  return out;
}

}  // namespace minhash
