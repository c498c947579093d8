#include "alignment.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

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

bool is_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

bool is_decisive(std::string_view word) {
  static const std::set<std::string_view> words = {
      "not",   "no",     "never",  "none",   "nobody", "nothing", "neither", "nor",   "without", "only", "all",
      "every", "nearly", "almost", "hardly", "barely", "always",  "few",     "most",  "some",    "many", "can",
      "could", "may",    "might",  "must",   "should", "will",    "would",   "shall", "both",    "half", "double"};
  return words.count(word) != 0 || is_number(word);
}

bool are_antonyms(std::string_view a, std::string_view b) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 44> pairs = {{
      {"rise", "fall"},      {"rose", "fell"},         {"rising", "falling"},    {"up", "down"},
      {"more", "less"},      {"more", "fewer"},        {"increase", "decrease"}, {"increase", "cut"},
      {"win", "lose"},       {"won", "lost"},          {"open", "closed"},       {"open", "close"},
      {"opened", "closed"},  {"before", "after"},      {"always", "never"},      {"support", "oppose"},
      {"accept", "reject"},  {"accepted", "rejected"}, {"strong", "weak"},       {"high", "low"},
      {"higher", "lower"},   {"good", "bad"},          {"better", "worse"},      {"best", "worst"},
      {"first", "last"},     {"above", "below"},       {"begin", "end"},         {"beginning", "end"},
      {"safe", "dangerous"}, {"guilty", "innocent"},   {"true", "false"},        {"hire", "fire"},
      {"buy", "sell"},       {"right", "wrong"},       {"for", "against"},       {"success", "failure"},
      {"easy", "hard"},      {"early", "late"},        {"fast", "slow"},         {"friend", "enemy"},
      {"ready", "unready"},  {"stronger", "weaker"},   {"with", "without"},      {"everybody", "nobody"},
  }};
  for (const auto& [x, y] : pairs)
    if ((a == x && b == y) || (a == y && b == x)) return true;
  for (const std::string_view prefix : {"un", "in", "im", "il", "dis", "non"}) {
    const auto negates = [&](std::string_view longer, std::string_view word) {
      return word.size() > 3 && longer.size() == prefix.size() + word.size() && longer.starts_with(prefix) &&
             longer.ends_with(word);
    };
    if (negates(a, b) || negates(b, a)) return true;
  }
  return false;
}

struct Difference {
  std::vector<std::string_view> a, b;
};

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

// The words between two matches on either side; words omitted at a marked gap are not a difference.
std::vector<Difference> differences_of(const Words& a, const Words& b, const Matches& matches) {
  std::vector<Difference> found;
  for (std::size_t k = 0; k + 1 < matches.size(); ++k) {
    Difference difference;
    const auto [i0, j0] = matches[k];
    const auto [i1, j1] = matches[k + 1];
    bool gap_a = a[i1].gap_before, gap_b = b[j1].gap_before;
    for (std::size_t i = i0 + 1; i < i1; ++i) difference.a.push_back(a[i].text), gap_a |= a[i].gap_before;
    for (std::size_t j = j0 + 1; j < j1; ++j) difference.b.push_back(b[j].text), gap_b |= b[j].gap_before;
    if ((gap_a && difference.a.empty()) || (gap_b && difference.b.empty())) continue;
    if (!difference.a.empty() || !difference.b.empty()) found.push_back(std::move(difference));
  }
  return found;
}

bool turns_sense(const Difference& difference) {
  const auto decisive = [](std::string_view word) { return is_decisive(word); };
  if (std::any_of(difference.a.begin(), difference.a.end(), decisive)) return true;
  if (std::any_of(difference.b.begin(), difference.b.end(), decisive)) return true;
  for (const auto x : difference.a)
    for (const auto y : difference.b)
      if (are_antonyms(x, y)) return true;
  return false;
}

}  // namespace

Alignment align(const Words& a, const Words& b) {
  Alignment result;
  if (a.empty() || b.empty()) return result;
  auto matches = matches_of(a, b);
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

  bool turned = false;
  std::size_t differing = 0;
  for (const auto& difference : differences_of(a, b, matches)) {
    differing += std::max(difference.a.size(), difference.b.size());
    if (!turns_sense(difference)) continue;
    turned = true;
    if (result.first_only.empty() && result.second_only.empty()) {
      result.first_only = joined(difference.a);
      result.second_only = joined(difference.b);
    }
  }
  // Scattered matches are two different sentences.
  if (differing > matches.size()) return result;
  // At the ends only a difference on both sides counts: the shorter may be a part of the longer.
  const auto ends = [&](bool front) {
    Difference difference;
    const auto [i, j] = front ? matches.front() : matches.back();
    if (front) {
      for (std::size_t x = 0; x < i; ++x) difference.a.push_back(a[x].text);
      for (std::size_t y = 0; y < j; ++y) difference.b.push_back(b[y].text);
    } else {
      for (std::size_t x = i + 1; x < a.size(); ++x) difference.a.push_back(a[x].text);
      for (std::size_t y = j + 1; y < b.size(); ++y) difference.b.push_back(b[y].text);
    }
    if (difference.a.empty() || difference.b.empty()) return;
    if (difference.a.size() > 4 || difference.b.size() > 4 || !turns_sense(difference)) return;
    turned = true;
    if (result.first_only.empty() && result.second_only.empty())
      result.first_only = joined(difference.a), result.second_only = joined(difference.b);
  };
  ends(true);
  ends(false);
  if (turned && (result.shared_content >= 3 || (result.shared_content >= 2 && result.share >= 0.75))) {
    result.likeness = Likeness::altered;
  } else if (!turned && result.share >= 0.9) {
    result.likeness = Likeness::same;
  } else if (!turned) {
    result.likeness = Likeness::variant;
  }
  return result;
}

}  // namespace checker_quotes
