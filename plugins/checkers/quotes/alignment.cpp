#include "alignment.hpp"

#include <algorithm>
#include <cstdint>

#include "sense.hpp"

namespace checker_quotes {

namespace {

using Words = std::vector<QuoteWord>;
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

// The longest common subsequence.
Matches matches_of(const Words& a, const Words& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> length((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i * width + j] = a[i].text == b[j].text ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                                                     : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  Matches matches;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].text == b[j].text) {
      matches.emplace_back(i++, j++);
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return matches;
}

std::string joined(std::span<const QuoteWord> words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// Two versions, their matches, and what is between these.
class Comparison {
 public:
  Comparison(const Words& a, const Words& b, const Matches& matches) : a_(a), b_(b), matches_(matches) { compare(); }

  std::size_t differing() const { return differing_; }
  bool turned() const { return turned_; }
  const std::string& first_only() const { return first_only_; }
  const std::string& second_only() const { return second_only_; }

 private:
  void compare() {
    for (std::size_t k = 0; k + 1 < matches_.size(); ++k) {
      const auto [i0, j0] = matches_[k];
      const auto [i1, j1] = matches_[k + 1];
      const auto gap = [](const Words& words, std::size_t from, std::size_t to) {
        return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                           words.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                           [](const QuoteWord& word) { return word.gap_before; });
      };
      // Words omitted at a marked gap are not a difference.
      if ((gap(a_, i0, i1) && i1 == i0 + 1) || (gap(b_, j0, j1) && j1 == j0 + 1)) continue;
      differing_ += std::max(i1 - i0, j1 - j0) - 1;
      if (a_[i0].sentence == a_[i1].sentence && b_[j0].sentence == b_[j1].sentence) {
        judge({between(a_, i0 + 1, i1), between(b_, j0 + 1, j1)}, k, false);
      } else {
        ending(k);
        beginning(k + 1);
      }
    }
    beginning(0);
    ending(matches_.size() - 1);
  }
  static std::span<const QuoteWord> between(const Words& words, std::size_t from, std::size_t to) {
    return std::span(words).subspan(from, to - from);
  }
  // What is before the match in its sentence, and after it.
  void beginning(std::size_t k) {
    const auto start = [](const Words& words, std::size_t at) {
      std::size_t from = at;
      while (from > 0 && words[from - 1].sentence == words[at].sentence) --from;
      return between(words, from, at);
    };
    judge({start(a_, matches_[k].first), start(b_, matches_[k].second)}, k, true);
  }
  void ending(std::size_t k) {
    const auto rest = [](const Words& words, std::size_t at) {
      std::size_t to = at + 1;
      while (to < words.size() && words[to].sentence == words[at].sentence) ++to;
      return between(words, at + 1, to);
    };
    judge({rest(a_, matches_[k].first), rest(b_, matches_[k].second)}, k, true);
  }
  void judge(const Difference& difference, std::size_t match, bool at_edge) {
    if (turned_ || !turns_sense(difference, at_edge) || !one_sentence(match)) return;
    turned_ = true;
    first_only_ = joined(difference.a);
    second_only_ = joined(difference.b);
  }
  // Whether the sentences of this match are otherwise the same, or one is a part of the other.
  bool one_sentence(std::size_t match) const {
    const auto x = a_[matches_[match].first].sentence, y = b_[matches_[match].second].sentence;
    const auto size = [](const Words& words, std::uint32_t sentence) {
      return std::count_if(words.begin(), words.end(),
                           [&](const QuoteWord& word) { return word.sentence == sentence; });
    };
    const auto shared = std::count_if(matches_.begin(), matches_.end(), [&](const auto& pair) {
      return a_[pair.first].sentence == x && b_[pair.second].sentence == y;
    });
    return shared >= 3 && shared * 3 >= std::min(size(a_, x), size(b_, y)) * 2;
  }

  const Words& a_;
  const Words& b_;
  const Matches& matches_;
  std::size_t differing_ = 0;
  bool turned_ = false;
  std::string first_only_;
  std::string second_only_;
};

}  // namespace

Alignment align(const Words& a, const Words& b) {
  Alignment result;
  if (a.empty() || b.empty()) return result;
  const auto matches = matches_of(a, b);
  if (matches.empty()) return result;
  for (const auto& [i, j] : matches) result.shared_content += a[i].content;
  const auto content = [](const Words& words) {
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [](const QuoteWord& w) { return w.content; }));
  };
  result.share = static_cast<double>(matches.size()) / static_cast<double>(std::min(a.size(), b.size()));
  const auto least = std::min(content(a), content(b));
  const double content_share =
      least == 0 ? result.share : static_cast<double>(result.shared_content) / static_cast<double>(least);
  if (result.share < 0.6 || content_share < 0.6 || matches.size() < 3) return result;

  const Comparison comparison(a, b, matches);
  // Scattered matches are two different sentences.
  if (comparison.differing() > matches.size()) return result;
  result.first_only = comparison.first_only();
  result.second_only = comparison.second_only();
  if (comparison.turned()) {
    if (result.shared_content >= 3 || (result.shared_content >= 2 && result.share >= 0.75))
      result.likeness = Likeness::altered;
  } else {
    result.likeness = result.share >= 0.9 ? Likeness::same : Likeness::variant;
  }
  return result;
}

}  // namespace checker_quotes
