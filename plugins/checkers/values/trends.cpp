#include "trends.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "dossier/checker.hpp"
#include "language/word_list.hpp"
#include "moment.hpp"

namespace checker_values {

namespace {

struct Trend {
  std::size_t place = 0;
  bool up = false;
  Stems head;      // what rises or falls: "audience"
  Stems modifier;  // the other words of it: "online"
};

// "The number of visitors" rises with the visitors.
void leave_out_measures(Trend& trend) {
  static const Stems measures{stem_of("number"), stem_of("level"),  stem_of("rate"),  stem_of("figure"),
                              stem_of("total"),  stem_of("volume"), stem_of("amount")};
  for (const auto& measure : measures) {
    if (trend.head.erase(measure) != 0 && trend.head.empty()) trend.head = trend.modifier;
    trend.modifier.erase(measure);
  }
  for (const auto& stem : trend.head) trend.modifier.erase(stem);
}

// "shrank from game to game"
bool has_no_object(const Assertion& assertion) {
  const auto words = split_words(assertion.relation);
  return !words.empty() && is_preposition(words.back().lower);
}

// "has grown", "was raised", "raised the fee", but not "dropped a game"
std::optional<Trend> trend_of_verb(const Assertion& assertion) {
  const bool up = assertion.senses.count("rise") != 0, down = assertion.senses.count("fall") != 0;
  if (up == down) return std::nullopt;
  const bool passive = assertion.agent.empty();
  if (passive) return Trend{assertion.place, up, assertion.theme, {}};
  if (assertion.theme.empty() || has_no_object(assertion))
    return Trend{assertion.place, up, assertion.agent, assertion.subject};
  if (!language::one_of(assertion.verb, "rais increas reduc cut lower lift widen narrow expand eas improv"))
    return std::nullopt;
  return Trend{assertion.place, up, assertion.theme, {}};
}

// "fewer visitors in 2025 than in the year before"
std::optional<Trend> trend_of_comparison(const Assertion& assertion) {
  const auto& claim = assertion.claim;
  if (claim.joined->sentence.find("than") == std::string::npos) return std::nullopt;
  const auto words = split_words(claim.joined->sentence);
  const auto start = claim.start - claim.joined->sentence_start, end = claim.end - claim.joined->sentence_start;
  const auto is_before = [&](const Word& word) {
    return language::one_of(word.lower, "year month week day decade quarter season before last previous earlier") ||
           (word.lower.size() == 4 && (word.lower.starts_with("19") || word.lower.starts_with("20")));
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto& word = words[i];
    if (word.start < start || word.start >= end) continue;
    if (!language::one_of(word.lower, "fewer less more") || words[i + 1].stem.empty()) continue;
    const auto than = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                   [](const Word& each) { return each.lower == "than"; });
    const auto far =
        static_cast<std::ptrdiff_t>(std::min<std::size_t>(6, static_cast<std::size_t>(words.end() - than)));
    const auto expected = [](const Word& each) { return each.lower == "expected"; };
    if (std::none_of(than, than + far, is_before) || std::any_of(than, than + far, expected)) return std::nullopt;
    Trend trend{assertion.place, word.lower == "more", {}, {}};
    for (std::size_t k = i + 1; k < words.size() && !words[k].stem.empty(); ++k) {
      trend.modifier.insert(trend.head.begin(), trend.head.end());
      trend.head = {base_stem(words[k])};
      if (!assertion.subject.count(base_stem(words[k])) && !assertion.others.count(base_stem(words[k]))) break;
    }
    return trend;
  }
  return std::nullopt;
}

class TrendSearch {
 public:
  explicit TrendSearch(const std::vector<Assertion>& story) : story_(story) {
    Stems names;
    for (const auto& assertion : story) names.insert(assertion.names.begin(), assertion.names.end());
    std::vector<Trend> all;
    for (const auto& assertion : story) {
      if (assertion.denied || assertion.future || assertion.counted) continue;
      auto trend = trend_of_verb(assertion);
      if (!trend) trend = trend_of_comparison(assertion);
      if (!trend) continue;
      leave_out_measures(*trend);
      if (have_in_common(trend->head, names)) continue;  // a team that "dropped to 36-3"
      told_[{assertion.document(), trend->up}].insert(trend->head.begin(), trend->head.end());
      all.push_back(std::move(*trend));
    }
    for (auto& trend : all)
      if (!is_told_both_ways(trend)) (trend.up ? risen_ : fallen_).push_back(std::move(trend));
    for (std::size_t i = 0; i < fallen_.size(); ++i)
      for (const auto& stem : fallen_[i].head) fallen_of_[stem].push_back(i);
  }

  std::vector<OppositeTrends> take() const {
    std::vector<OppositeTrends> found;
    for (const auto& up : risen_) {
      std::set<std::size_t> others;
      for (const auto& stem : up.head)
        if (const auto same = fallen_of_.find(stem); same != fallen_of_.end())
          others.insert(same->second.begin(), same->second.end());
      for (const auto i : others)
        if (contradict(up, fallen_[i])) found.push_back({up.place, fallen_[i].place});
    }
    return found;
  }

 private:
  // Of trends of one head.
  bool contradict(const Trend& up, const Trend& down) const {
    const auto& a = story_[up.place];
    const auto& b = story_[down.place];
    const auto apart = [](const Stems& one, const Stems& other) {
      return !one.empty() && !other.empty() && !have_in_common(one, other);
    };
    if (a.document() == b.document() || apart(up.modifier, down.modifier) || apart(a.named, b.named)) return false;
    if (!a.numbers.empty() && !b.numbers.empty()) return false;
    const Claim* both[] = {&a.claim, &b.claim};
    return of_one_time(a, b) && independent_sources(both) == 2;
  }

  static bool of_one_time(const Assertion& a, const Assertion& b) {
    const auto one = a.claim.as_of ? moment_of(*a.claim.as_of) : std::nullopt;
    const auto other = b.claim.as_of ? moment_of(*b.claim.as_of) : std::nullopt;
    if (one && other) return one->overlaps(*other);
    constexpr std::int64_t few_days = std::int64_t{7} * 86400;
    const auto first = day_of(a.claim.joined->published), second = day_of(b.claim.joined->published);
    return !first || !second || std::abs(first->from - second->from) <= few_days;
  }

  // A text that says that it rose and that it fell reports two times or two parts.
  bool is_told_both_ways(const Trend& trend) const {
    const auto other = told_.find({story_[trend.place].document(), !trend.up});
    return other != told_.end() && have_in_common(other->second, trend.head);
  }

  const std::vector<Assertion>& story_;
  std::map<std::pair<std::string, bool>, Stems> told_;  // document, up: heads
  std::vector<Trend> risen_, fallen_;
  std::map<std::string, std::vector<std::size_t>> fallen_of_;  // by head
};

}  // namespace

std::vector<OppositeTrends> find_opposite_trends(const std::vector<Assertion>& story) {
  return TrendSearch(story).take();
}

}  // namespace checker_values
