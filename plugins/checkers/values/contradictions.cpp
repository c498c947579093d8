#include "contradictions.hpp"

#include <algorithm>
#include <map>

#include "denials.hpp"
#include "dossier/checker.hpp"
#include "dossier/text/fold.hpp"
#include "groups.hpp"
#include "language/word_list.hpp"
#include "naming.hpp"
#include "trends.hpp"
#include "words.hpp"

namespace checker_values {

namespace {

// Odds, in 1/256, from which on a contradiction is reported, and from which on as possible (train/README.md).
constexpr int certain_odds = 192;
constexpr int possible_odds = -64;

// Two statements that contradict each other: one denies the other, or says that what rose has fallen.
struct Judged {
  Denial denial;
  int odds = 0;
  bool trend = false;
};

// The wording of quotes is the task of checker.quotes, also where a transcript has them without marks.
bool is_altered_quote(const Assertion& denied, const Assertion& affirmed, const StemRarity& rarity) {
  constexpr int nearly_all = 90;
  const auto spoken = [](const Assertion& assertion) {
    return assertion.claim.subject && language::one_of(fold(assertion.claim.subject->text), "i we");
  };
  const auto quoted = [](const Assertion& assertion) {
    const auto& sentence = assertion.claim.joined->sentence;
    return sentence.find('"') != std::string::npos || sentence.find("\u201C") != std::string::npos;
  };
  return ((quoted(denied) && quoted(affirmed)) || (spoken(denied) && spoken(affirmed))) &&
         covered(denied.terms, affirmed.terms, rarity) >= nearly_all &&
         covered(affirmed.terms, denied.terms, rarity) >= nearly_all;
}

// One contradiction with all statements on both sides.
class Contradiction {
 public:
  Contradiction(const std::vector<Assertion>& story, const std::vector<const Judged*>& pairs)
      : story_(story), best_(**std::max_element(pairs.begin(), pairs.end(), less_likely)) {
    for (const auto* pair : pairs) {
      affirming_.insert(pair->denial.affirmed);
      denying_.insert(pair->denial.denied);
    }
  }

  Finding write(bool possible) const {
    Finding finding;
    finding.kind = best_.trend ? "sign" : "negation";
    finding.possible = possible;
    finding.strength = strength();
    std::set<std::size_t> all = affirming_;
    all.insert(denying_.begin(), denying_.end());
    finding.claims.reserve(all.size());
    for (const auto place : all) finding.claims.push_back(story_[place].claim.id);
    finding.sides = {side(affirming_, affirmed_text()), side(denying_, story_[best_.denial.denied].shown)};
    finding.independent_sources = origins(all).size();
    name(finding);
    finding.likely = likely(finding.sides);
    finding.explanation = explanation(finding);
    finding.judgement = judgement();
    return finding;
  }

 private:
  static bool less_likely(const Judged* a, const Judged* b) { return a->odds < b->odds; }

  // The share that is right at these odds, on stories and topics that were left out of the learning. Of trends too few were
  // found to know it.
  double strength() const {
    if (best_.trend) return 0.7;
    return best_.odds >= certain_odds ? 0.9 : best_.odds >= 0 ? 0.6 : 0.4;
  }

  std::vector<std::string> origins(const std::set<std::size_t>& places) const {
    std::vector<const Claim*> claims;
    claims.reserve(places.size());
    for (const auto place : places) claims.push_back(&story_[place].claim);
    return origins_of(claims);
  }

  static std::string shortened(const std::string& text) {
    constexpr std::size_t most = 160;
    if (text.size() <= most) return text;
    return text.substr(0, text.rfind(' ', most)) + " ...";
  }

  // Where the statement does not have the verb that is denied, its sentence does.
  bool beyond_statement() const { return has(DenialMark::none_only) && !story_[best_.denial.denied].verb.empty(); }
  std::string affirmed_text() const {
    const auto& affirmed = story_[best_.denial.affirmed];
    return beyond_statement() ? affirmed.claim.joined->sentence : affirmed.shown;
  }

  Side side(const std::set<std::size_t>& places, const std::string& text) const {
    Side side;
    side.value = shortened(text);
    std::set<std::string_view> documents;
    for (const auto place : places) {
      side.claims.push_back(story_[place].claim.id);
      documents.insert(story_[place].document());
    }
    side.documents = documents.size();
    side.origins = origins(places);
    side.independent_sources = side.origins.size();
    return side;
  }

  void name(Finding& finding) const {
    const auto& affirmed = story_[best_.denial.affirmed];
    const auto& denied = story_[best_.denial.denied];
    finding.property = (beyond_statement() ? denied : affirmed).relation;
    for (const auto* one : {&affirmed, &denied}) {
      if (finding.subject.empty() && one->claim.subject && one->none_of.empty())
        finding.subject = plain_subject(one->claim.subject->text);
      if (!finding.as_of) finding.as_of = one->claim.as_of;
    }
  }

  static std::optional<Likely> likely(const std::vector<Side>& sides) {
    const auto one = sides.front().independent_sources, other = sides.back().independent_sources;
    if (one == other) return std::nullopt;
    const auto most = std::max(one, other), least = std::min(one, other);
    const auto reason =
        std::to_string(most) + " independent source" + (most == 1 ? "" : "s") + " against " + std::to_string(least);
    return Likely{(one > other ? sides.front() : sides.back()).value,
                  static_cast<double>(most) / static_cast<double>(one + other), reason};
  }

  std::string sources(const std::set<std::size_t>& places) const {
    constexpr std::size_t most = 3;
    std::vector<std::string> names;
    for (const auto place : places) {
      const auto& claim = story_[place].claim;
      const auto& source = claim.joined->source.empty() ? claim.key : claim.joined->source;
      if (std::find(names.begin(), names.end(), source) == names.end()) names.push_back(source);
    }
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + " and " + std::to_string(names.size() - most) + " more" : text;
  }

  std::string explanation(const Finding& finding) const {
    const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
    auto text = quoted(finding.sides.front().value) + " (" + sources(affirming_) + ") versus " +
                quoted(finding.sides.back().value) + " (" + sources(denying_) + "): " +
                (best_.trend ? "one says that it rose, the other that it fell" : "one denies what the other says");
    if (!finding.likely) return text + "; undecided.";
    return text + "; " + quoted(finding.likely->value) + " is more likely: " + finding.likely->reason + ".";
  }

  bool has(DenialMark mark) const { return best_.denial.marks.test(static_cast<std::size_t>(mark)); }

  Judgement judgement() const {
    const auto& affirmed = story_[best_.denial.affirmed];
    const auto& denied = story_[best_.denial.denied];
    Judgement said;
    const auto note = [&](DenialMark mark, std::vector<std::string>& list, std::string text) {
      if (has(mark)) list.push_back(std::move(text));
    };
    const auto verbs = affirmed.relation + ", " + denied.relation;
    note(DenialMark::verb_same, said.agreed, "the same verb: " + verbs);
    note(DenialMark::verb_sense, said.agreed, "verbs of one sense: " + verbs);
    note(DenialMark::theme_same, said.agreed, "it happens to the same thing");
    note(DenialMark::agent_same, said.agreed, "both have the same subject");
    note(DenialMark::none_found, said.agreed, "one says that there is none of what the other names");
    note(DenialMark::denied_around_90, said.agreed, "nearly all words of the denial are in the other sentence");
    note(DenialMark::agent_apart, said.against, "different subjects");
    note(DenialMark::theme_apart, said.against, "different things that it happens to");
    note(DenialMark::scope_missing, said.against, "what the denial is limited to is not in the other sentence");
    note(DenialMark::names_apart, said.against, "different names in the sentences");
    note(DenialMark::numbers_apart, said.against, "different numbers");
    note(DenialMark::tense_apart, said.against, "different tenses");
    note(DenialMark::future_apart, said.against, "only one is about the future");
    note(DenialMark::affirmed_later, said.against, "the text that denies is older");
    note(DenialMark::also_denied_50, said.against, "the text that affirms it denies something similar");
    return said;
  }

  const std::vector<Assertion>& story_;
  const Judged& best_;
  std::set<std::size_t> affirming_, denying_;
};

// Pairs with a statement in common are one contradiction. A statement that is part of one that is certain is part of no
// other that is only possible.
std::vector<Finding> write_all(const std::vector<Assertion>& story, const std::vector<Judged>& pairs, bool possible) {
  std::vector<Finding> findings;
  std::set<std::size_t> told;
  for (const bool unsure : {false, true}) {
    if (unsure && !possible) break;
    Groups groups(story.size());
    std::vector<const Judged*> chosen;
    for (const auto& pair : pairs) {
      const auto& [denied, affirmed, marks] = pair.denial;
      if ((pair.odds < certain_odds) != unsure || (unsure && (told.count(denied) || told.count(affirmed)))) continue;
      chosen.push_back(&pair);
      const auto one = groups.root(denied), other = groups.root(affirmed);
      if (one != other) groups.unite(one, other);
    }
    std::map<std::size_t, std::vector<const Judged*>> facts;
    for (const auto* pair : chosen) {
      facts[groups.root(pair->denial.denied)].push_back(pair);
      told.insert({pair->denial.denied, pair->denial.affirmed});
    }
    for (const auto& [root, fact] : facts) findings.push_back(Contradiction(story, fact).write(unsure));
  }
  return findings;
}

}  // namespace

std::vector<Finding> find_contradictions(std::vector<Claim> claims, bool possible) {
  std::vector<Assertion> story;
  for (auto& claim : claims) {
    auto assertion = read_assertion(std::move(claim));
    if (!assertion) continue;
    assertion->place = story.size();
    story.push_back(std::move(*assertion));
  }
  const StemRarity rarity(story);
  std::vector<Judged> pairs;
  for (const auto& denial : find_denials(story, rarity)) {
    const int odds = odds_of_denial(denial.marks);
    if (odds >= possible_odds && !is_altered_quote(story[denial.denied], story[denial.affirmed], rarity))
      pairs.push_back({denial, odds});
  }
  auto findings = write_all(story, pairs, possible);
  pairs.clear();
  for (const auto& [risen, fallen] : find_opposite_trends(story))
    pairs.push_back({{fallen, risen, {}}, certain_odds, true});
  for (auto& finding : write_all(story, pairs, possible)) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace checker_values
