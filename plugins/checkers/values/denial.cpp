#include "denial.hpp"

#include <algorithm>

#include "binary_log.hpp"
#include "denial_weights.hpp"

namespace checker_values {

namespace {

Stems arguments_of(const Assertion& assertion) {
  auto stems = assertion.subject;
  stems.insert(assertion.others.begin(), assertion.others.end());
  stems.erase(assertion.verb);
  return stems;
}

class Marking {
 public:
  Marking(const Assertion& denied, const Assertion& affirmed, const DenialContext& context, const StemRarity& rarity)
      : denied_(denied), affirmed_(affirmed), context_(context), rarity_(rarity) {}

  DenialMarks read() {
    mark(DenialMark::always);
    verbs();
    arguments();
    subjects();
    together();
    circumstances();
    texts();
    return marks_;
  }

 private:
  void mark(DenialMark which, bool is = true) {
    if (is) marks_.set(static_cast<std::size_t>(which));
  }
  bool has(DenialMark which) const { return marks_.test(static_cast<std::size_t>(which)); }

  void verbs() {
    const auto& one = denied_.verb;
    const auto& other = affirmed_.verb;
    if (one.empty() && other.empty()) mark(DenialMark::verb_light);
    if (one == other && !one.empty()) {
      mark(DenialMark::verb_same);
      mark(DenialMark::verb_rare, rarity_.of(one) >= 51);
    } else if (have_in_common(denied_.senses, affirmed_.senses)) {
      mark(DenialMark::verb_sense);
    } else if (!denied_.none_of.empty() && denied_.none_of == other) {
      mark(DenialMark::verb_of_none);
      mark(DenialMark::verb_same);
    } else if (!has(DenialMark::verb_light)) {
      mark(DenialMark::verb_elsewhere,
           (!one.empty() && affirmed_.terms.count(one) != 0) || (!other.empty() && denied_.terms.count(other) != 0));
    }
  }

  void arguments() {
    const auto one = arguments_of(denied_), other = arguments_of(affirmed_);
    mark(DenialMark::denied_bare, one.empty());
    mark(DenialMark::affirmed_bare, other.empty());
    mark(DenialMark::denied_long, one.size() >= 5);
    mark(DenialMark::affirmed_long, other.size() >= 6);
    const auto levels = [&](int share, DenialMark at_30, DenialMark at_60, DenialMark at_90) {
      mark(at_30, share >= 30);
      mark(at_60, share >= 60);
      mark(at_90, share >= 90);
    };
    levels(covered(one, affirmed_.terms, rarity_), DenialMark::denied_covered_30, DenialMark::denied_covered_60,
           DenialMark::denied_covered_90);
    levels(covered(other, denied_.terms, rarity_), DenialMark::affirmed_covered_30, DenialMark::affirmed_covered_60,
           DenialMark::affirmed_covered_90);
    const int around = covered(one, affirmed_.sentence, rarity_);
    mark(DenialMark::denied_around_60, around >= 60);
    mark(DenialMark::denied_around_90, around >= 90);
    const int around_other = covered(other, denied_.sentence, rarity_);
    mark(DenialMark::affirmed_around_60, around_other >= 60);
    mark(DenialMark::affirmed_around_90, around_other >= 90);
    int rarest = 0;
    std::size_t shared = 0;
    for (const auto& stem : one)
      if (other.count(stem) != 0) ++shared, rarest = std::max(rarest, rarity_.of(stem));
    mark(DenialMark::shared_2, shared >= 2);
    mark(DenialMark::shared_3, shared >= 3);
    mark(DenialMark::rarest_3, rarest >= 48);
    mark(DenialMark::rarest_4, rarest >= 64);
  }

  void subjects() {
    mark(DenialMark::universal, denied_.universal);
    mark(DenialMark::narrowed, denied_.narrowed);
    if (!denied_.none_of.empty())
      mark(affirmed_.terms.count(denied_.none_of) != 0 ? DenialMark::none_found : DenialMark::none_missing);
    if (has(DenialMark::none_found)) {
      mark(DenialMark::none_whole, covered(denied_.none, affirmed_.terms, rarity_) == 100);
      mark(DenialMark::none_agent, affirmed_.agent.count(denied_.none_of) != 0);
      mark(DenialMark::none_theme, affirmed_.theme.count(denied_.none_of) != 0);
      mark(DenialMark::none_bare, denied_.verb.empty() && denied_.terms == denied_.none);
      mark(DenialMark::none_only, !has(DenialMark::verb_same) && !has(DenialMark::verb_sense));
    }
    const auto role = [&](const Stems& one, const Stems& other, DenialMark same, DenialMark apart) {
      if (!one.empty() && !other.empty()) mark(have_in_common(one, other) ? same : apart);
    };
    role(denied_.agent, affirmed_.agent, DenialMark::agent_same, DenialMark::agent_apart);
    role(denied_.theme, affirmed_.theme, DenialMark::theme_same, DenialMark::theme_apart);
    if ((denied_.subject.empty() && !denied_.universal) || affirmed_.subject.empty()) mark(DenialMark::subject_open);
    if (denied_.subject.empty() || affirmed_.subject.empty()) return;
    if (have_in_common(denied_.subject, affirmed_.subject)) return mark(DenialMark::subject_same);
    mark(DenialMark::subject_apart,
         !have_in_common(denied_.subject, affirmed_.terms) && !have_in_common(affirmed_.subject, denied_.terms));
  }

  void together() {
    if (!has(DenialMark::verb_same) && !has(DenialMark::verb_sense)) return;
    mark(DenialMark::verb_and_denied_60, has(DenialMark::denied_covered_60));
    mark(DenialMark::verb_and_denied_90, has(DenialMark::denied_covered_90));
    mark(DenialMark::verb_and_affirmed_60, has(DenialMark::affirmed_covered_60));
    mark(DenialMark::verb_and_subject, has(DenialMark::subject_same));
    mark(DenialMark::verb_and_theme, has(DenialMark::theme_same));
    mark(DenialMark::verb_and_agent, has(DenialMark::agent_same));
    mark(DenialMark::verb_and_none, has(DenialMark::none_found));
  }

  void circumstances() {
    mark(DenialMark::future_apart, denied_.future != affirmed_.future);
    mark(DenialMark::scope_missing,
         !denied_.others.empty() && covered(denied_.others, affirmed_.sentence, rarity_) < 40);
    mark(DenialMark::tense_apart, denied_.past != affirmed_.past && !denied_.future && !affirmed_.future);
    mark(DenialMark::name_missing, std::any_of(denied_.named.begin(), denied_.named.end(),
                                               [&](const auto& name) { return affirmed_.sentence.count(name) == 0; }));
    mark(DenialMark::attributed, !denied_.claim.attribution.empty() || !affirmed_.claim.attribution.empty());
    const auto apart = [](const auto& a, const auto& b) { return !a.empty() && !b.empty() && !have_in_common(a, b); };
    mark(DenialMark::names_apart, apart(denied_.names, affirmed_.names));
    mark(DenialMark::numbers_apart, apart(denied_.numbers, affirmed_.numbers));
    const auto day = [](const Assertion& of) { return of.claim.joined->published.substr(0, 10); };
    const auto one = day(denied_), other = day(affirmed_);
    mark(DenialMark::affirmed_later, !one.empty() && other > one);
  }

  void texts() {
    int denied = 0, affirmed = 0;
    for (const auto* each : *context_.denied_there)
      denied = std::max(denied, covered(denied_.terms, each->terms, rarity_));
    for (const auto* each : *context_.affirmed_here)
      affirmed = std::max(affirmed, covered(affirmed_.terms, each->terms, rarity_));
    mark(DenialMark::also_denied_50, denied >= 50);
    mark(DenialMark::also_denied_80, denied >= 80);
    mark(DenialMark::also_affirmed_50, affirmed >= 50);
    mark(DenialMark::also_affirmed_80, affirmed >= 80);
  }

  const Assertion& denied_;
  const Assertion& affirmed_;
  const DenialContext& context_;
  const StemRarity& rarity_;
  DenialMarks marks_;
};

}  // namespace

StemRarity::StemRarity(const std::vector<Assertion>& story) {
  std::unordered_map<std::string, int> having;  // sentences
  std::uint64_t sentences = 0;
  std::string last_document;
  std::uint64_t last_start = 0;
  for (const auto& assertion : story) {
    const auto start = assertion.claim.joined->sentence_start;
    if (sentences > 0 && last_document == assertion.document() && last_start == start) continue;
    last_document = assertion.document(), last_start = start;
    ++sentences;
    for (const auto& stem : assertion.sentence) ++having[stem];
  }
  for (const auto& [stem, seen] : having) {
    const auto log = binary_log_of(1 + static_cast<double>(sentences) / seen);
    rarity_[stem] = 16 * log.whole + static_cast<int>(16 * log.part);
  }
}

int StemRarity::of(const std::string& stem) const {
  const auto found = rarity_.find(stem);
  return found == rarity_.end() ? 48 : found->second;
}

int covered(const Stems& stems, const Stems& others, const StemRarity& rarity) {
  int found = 0, all = 0;
  for (const auto& stem : stems) {
    const int weight = rarity.of(stem);
    all += weight;
    if (others.count(stem) != 0) found += weight;
  }
  return all == 0 ? 0 : 100 * found / all;
}

DenialMarks marks_of(const Assertion& denied, const Assertion& affirmed, const DenialContext& context,
                     const StemRarity& rarity) {
  return Marking(denied, affirmed, context, rarity).read();
}

int odds_of_denial(const DenialMarks& marks) {
  int odds = 0;
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (marks.test(i)) odds += denial_weights[i];
  return odds;
}

}  // namespace checker_values
