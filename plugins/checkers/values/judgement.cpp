#include "judgement.hpp"

#include <algorithm>

namespace checker_values {

namespace {

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return text;
}

class Wording {
 public:
  Wording(const Figure& a, const Figure& b, const JudgedPair& pair, const TermWeights& weights)
      : a_(a), b_(b), pair_(pair), weights_(weights) {}

  Judgement read() {
    names();
    words();
    slots();
    times();
    neighbours();
    return std::move(said_);
  }

 private:
  void agreed(std::string text) { said_.agreed.push_back(std::move(text)); }
  void against(std::string text) { said_.against.push_back(std::move(text)); }

  std::string printed(const Word& word) const {
    return a_.claim.joined->sentence.substr(word.start, word.end - word.start);
  }
  // The words of the first sentence that `keep` keeps, as printed, each once; at most four.
  template <class Keep>
  std::vector<std::string> words_of_first(const Keep& keep) const {
    std::vector<std::string> found;
    std::set<std::string> seen;
    for (const auto& word : *a_.words)
      if (word.is_word && !word.stem.empty() && found.size() < 4 && keep(word) && seen.insert(word.stem).second)
        found.push_back(printed(word));
    return found;
  }

  void names() {
    const auto shared = words_of_first(
        [&](const Word& word) { return a_.names.count(word.lower) != 0 && b_.names.count(word.lower) != 0; });
    if (!shared.empty()) agreed("both sentences name " + listed(shared));
    const auto& one = a_.subject_names;
    const auto& other = b_.subject_names;
    const bool met = std::any_of(one.begin(), one.end(), [&](const auto& name) { return other.count(name) != 0; });
    if (!one.empty() && !other.empty() && !met)
      against("the subjects have different names: " + a_.claim.subject->text + ", " + b_.claim.subject->text);
  }

  void words() {
    const auto shared = words_of_first([&](const Word& word) {
      return !a_.names.count(word.lower) && a_.terms.count(word.stem) != 0 && b_.terms.count(word.stem) != 0 &&
             weights_.of(word.stem) >= 1;
    });
    if (!shared.empty()) agreed("words in common: " + listed(shared));
    for (const auto& [family, kind] : a_.kind) {
      const auto found = b_.kind.find(family);
      if (found != b_.kind.end() && found->second == kind) agreed("both are about " + kind);
    }
    if (shared.empty() && !pair_.comparison.likeness.same_kind) against("the sentences have no telling word in common");
  }

  void slot(const std::string& name, const std::string& a, const std::string& b, const std::set<std::string>& one,
            const std::set<std::string>& other) {
    if (one.empty() || other.empty()) return;
    const bool met = std::any_of(one.begin(), one.end(), [&](const auto& term) { return other.count(term) != 0; });
    if (met) return agreed("the same " + name + ": " + (a.size() <= b.size() ? a : b));
    against("different words for the " + name + ": " + a + ", " + b);
  }

  void slots() {
    const auto text = [](const Figure& f) { return f.claim.subject ? f.claim.subject->text : std::string(); };
    slot("subject", text(a_), text(b_), a_.subject_terms, b_.subject_terms);
    slot("property", a_.claim.property, b_.claim.property, a_.property_terms, b_.property_terms);
    if (!a_.noun.empty() && a_.noun == b_.noun) {
      agreed("both count " + a_.claim.value->noun);
    } else if (!a_.noun.empty() && !b_.noun.empty()) {
      against("one counts " + a_.claim.value->noun + ", the other " + b_.claim.value->noun);
    }
    const int open = a_.subject_terms.empty() + b_.subject_terms.empty();
    if (open == 2) against("neither sentence names its subject");
    if (open == 1) against("one sentence does not name its subject");
    if (a_.scope_terms.empty() != b_.scope_terms.empty())
      against("only one is limited: " + listed(a_.scope_terms.empty() ? b_.claim.scope : a_.claim.scope));
    if (!pair_.comparison.why.empty() && pair_.comparison.verdict == Verdict::explained) against(pair_.comparison.why);
    if (a_.claim.modality != b_.claim.modality && !a_.claim.modality.empty() && !b_.claim.modality.empty())
      against("one is " + a_.claim.modality + ", the other " + b_.claim.modality);
    if (a_.amount && b_.amount && a_.amount->hedged != b_.amount->hedged) against("one is only a rough figure");
  }

  void times() {
    if (a_.is_time() || !a_.as_of || !b_.as_of || !a_.as_of_stated || !b_.as_of_stated) return;
    if (a_.as_of->overlaps(*b_.as_of)) return agreed("both say that it is of the same time");
    against("they are of different times");
  }

  void neighbours() {
    const auto& c = pair_.competition;
    if (c.alone_a && c.alone_b) {
      agreed("no other figure of this kind is in either text");
    } else if (c.best_a && c.best_b) {
      agreed("no other figure of either text is more like the other");
    }
    if (c.agreements > 0)
      agreed("the two texts agree on " + std::to_string(c.agreements) + (c.agreements == 1 ? " figure" : " figures"));
    if (c.sentence > 1) against("one sentence has " + std::to_string(c.sentence) + " figures of this kind");
    if (c.both_known > 0 && differs(pair_))
      against(std::to_string(c.both_known) + (c.both_known == 1 ? " text has" : " texts have") + " both values");
  }

  const Figure& a_;
  const Figure& b_;
  const JudgedPair& pair_;
  const TermWeights& weights_;
  Judgement said_;
};

}  // namespace

Judgement judgement_of(const Figure& a, const Figure& b, const JudgedPair& pair, const TermWeights& weights) {
  return Wording(a, b, pair, weights).read();
}

}  // namespace checker_values
