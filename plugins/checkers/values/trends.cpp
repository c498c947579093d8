#include "trends.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "dossier/checker.hpp"
#include "dossier/text/fold.hpp"
#include "language/word_list.hpp"
#include "moment.hpp"

namespace checker_values {

namespace {

bool meet(const Stems& one, const Stems& other) {
  return std::any_of(one.begin(), one.end(), [&](const auto& stem) { return other.count(stem) != 0; });
}

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
  for (const auto& [name, value] : assertion.claim.rest) {
    if (name != "rel" || !value.text()) continue;
    const auto words = split_words(*value.text());
    return !words.empty() && is_preposition(words.back().lower);
  }
  return true;
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

class Search {
 public:
  explicit Search(const std::vector<Assertion>& story) : story_(story) {
    Stems names;
    for (const auto& assertion : story) names.insert(assertion.names.begin(), assertion.names.end());
    for (const auto& assertion : story) {
      if (assertion.denied || assertion.future || assertion.counted) continue;
      auto trend = trend_of_verb(assertion);
      if (!trend) trend = trend_of_comparison(assertion);
      if (!trend) continue;
      leave_out_measures(*trend);
      const bool named = meet(trend->head, names);  // a team that "dropped to 36-3"
      if (!trend->head.empty() && !named) (trend->up ? risen_ : fallen_).push_back(std::move(*trend));
    }
  }

  std::vector<OppositeTrends> take() const {
    std::vector<OppositeTrends> found;
    for (const auto& up : risen_)
      for (const auto& down : fallen_)
        if (contradict(up, down)) found.push_back({up.place, down.place});
    return found;
  }

 private:
  bool contradict(const Trend& up, const Trend& down) const {
    const auto& a = story_[up.place];
    const auto& b = story_[down.place];
    if (a.document() == b.document() || !meet(up.head, down.head)) return false;
    if (!up.modifier.empty() && !down.modifier.empty() && !meet(up.modifier, down.modifier)) return false;
    if (!a.named.empty() && !b.named.empty() && !meet(a.named, b.named)) return false;
    if (!a.numbers.empty() && !b.numbers.empty()) return false;
    if (!of_one_time(a, b) || told_both_ways(a.document(), up) || told_both_ways(b.document(), down)) return false;
    const Claim* both[] = {&a.claim, &b.claim};
    return independent_sources(both) == 2;
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
  bool told_both_ways(const std::string& document, const Trend& trend) const {
    const auto& others = trend.up ? fallen_ : risen_;
    return std::any_of(others.begin(), others.end(), [&](const Trend& other) {
      return story_[other.place].document() == document && meet(other.head, trend.head);
    });
  }

  const std::vector<Assertion>& story_;
  std::vector<Trend> risen_, fallen_;
};

}  // namespace

std::vector<OppositeTrends> find_opposite_trends(const std::vector<Assertion>& story) { return Search(story).take(); }

}  // namespace checker_values
