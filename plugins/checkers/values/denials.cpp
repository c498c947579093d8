#include "denials.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "dossier/checker.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

// Words that more statements of a story have do not find one.
constexpr std::size_t most_found = 256;

class Search {
 public:
  Search(const std::vector<Assertion>& story, const StemRarity& rarity) : story_(story), rarity_(rarity) {
    for (const auto& assertion : story) {
      (assertion.denied ? denied_in_ : affirmed_in_)[assertion.document()].push_back(&assertion);
      if (assertion.denied) continue;
      for (const auto& key : keys_of(assertion)) found_by_[key].push_back(assertion.place);
    }
  }

  std::vector<Denial> take() {
    for (const auto& assertion : story_)
      if (assertion.denied && !is_toll(assertion)) look_for(assertion);
    return std::move(found_);
  }

 private:
  static std::vector<std::string> keys_of(const Assertion& assertion) {
    std::vector<std::string> keys(assertion.terms.begin(), assertion.terms.end());
    for (const auto& sense : assertion.senses) keys.push_back('#' + sense);
    return keys;
  }

  void look_for(const Assertion& denied) {
    std::vector<std::string> keys;
    if (!denied.verb.empty()) keys.push_back(denied.verb);
    for (const auto& sense : denied.senses) keys.push_back('#' + sense);
    if (!denied.none_of.empty()) keys.push_back(denied.none_of);
    if (denied.verb.empty()) keys.insert(keys.end(), denied.others.begin(), denied.others.end());
    std::set<std::size_t> others;
    for (const auto& key : keys) {
      const auto found = found_by_.find(key);
      if (found != found_by_.end() && found->second.size() <= most_found)
        others.insert(found->second.begin(), found->second.end());
    }
    for (const auto place : others)
      if (of_one_act(denied, story_[place]) && may_contradict(denied, story_[place])) add(denied, story_[place]);
  }

  // How many died is the task of figures.
  static bool is_toll(const Assertion& denied) {
    return denied.universal && std::any_of(denied.senses.begin(), denied.senses.end(), is_casualty);
  }

  // With one verb, or the noun of a verb ("no inspection", "was inspected"); of one thing, if the verb says nothing.
  static bool of_one_act(const Assertion& denied, const Assertion& affirmed) {
    const auto has = [](const Stems& stems, const std::string& stem) {
      return !stem.empty() && stems.count(stem) != 0;
    };
    if (denied.verb.empty() && affirmed.verb.empty() && denied.none_of.empty())
      return !denied.agent.empty() && denied.agent == affirmed.agent &&
             std::includes(affirmed.terms.begin(), affirmed.terms.end(), denied.terms.begin(), denied.terms.end());
    if (!denied.verb.empty() && denied.verb == affirmed.verb) return true;
    if (have_in_common(denied.senses, affirmed.senses) &&
        (have_in_common(denied.subject, affirmed.terms) || have_in_common(denied.others, affirmed.terms)))
      return true;
    if (denied.none_of.empty()) return false;
    if (has(affirmed.agent, denied.none_of) || has(affirmed.theme, denied.none_of))
      return denied.verb.empty() || has(affirmed.sentence, denied.verb);
    return affirmed.verb == denied.none_of;
  }

  static bool may_contradict(const Assertion& denied, const Assertion& affirmed) {
    if (denied.document() == affirmed.document()) return false;
    const auto day = [](const std::string& time) { return std::string_view(time).substr(0, 10); };
    const auto& as_of = affirmed.claim.as_of;
    const auto denied_on = day(denied.claim.joined->published), affirmed_on = day(affirmed.claim.joined->published);
    const bool later = as_of && !denied_on.empty() && day(as_of->from) > denied_on && day(as_of->from) <= affirmed_on;
    if (later) return false;  // it happened after the denial
    const Claim* both[] = {&denied.claim, &affirmed.claim};
    return independent_sources(both) == 2;
  }

  void add(const Assertion& denied, const Assertion& affirmed) {
    const DenialContext context{&denied_in_[affirmed.document()], &affirmed_in_[denied.document()]};
    found_.push_back({denied.place, affirmed.place, marks_of(denied, affirmed, context, rarity_)});
  }

  const std::vector<Assertion>& story_;
  const StemRarity& rarity_;
  std::map<std::string, std::vector<const Assertion*>> denied_in_, affirmed_in_;
  std::unordered_map<std::string, std::vector<std::size_t>> found_by_;
  std::vector<Denial> found_;
};

}  // namespace

std::vector<Denial> find_denials(const std::vector<Assertion>& story, const StemRarity& rarity) {
  return Search(story, rarity).take();
}

}  // namespace checker_values
