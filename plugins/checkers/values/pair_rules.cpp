#include "pair_rules.hpp"

#include <algorithm>

namespace checker_values {

namespace {

bool same_noun(const Figure& a, const Figure& b) { return !a.noun.empty() && a.noun == b.noun; }

}  // namespace

int distinctiveness(const Figure& figure) {
  if (!figure.amount) return 0;
  const int digits = figure.amount->number.significant_digits();
  return digits >= 3 ? 2 : digits == 2 && figure.dimension() != "count" ? 1 : figure.amount->code.empty() ? 0 : 1;
}

bool agree_by_rule(const Figure& a, const Figure& b, const Comparison& pair, bool alone) {
  const auto& alike = pair.likeness;
  if (a.is_time()) return alike.anchored && (alike.same_kind ? alike.score >= 0.2 : alike.score >= 0.45);
  if (alike.same_kind) return alike.score >= 0.05;
  if (alone && a.dimension() != "count") return true;
  const int weight = std::min(distinctiveness(a), distinctiveness(b));
  if (a.dimension() == "count") {
    // Small numbers are equal by chance.
    const bool small = a.amount->number < Decimal(13) && Decimal(-1) < a.amount->number;
    if (small) return alike.anchored_beyond_noun && alike.score >= (same_noun(a, b) ? 0.35 : 0.5);
    if (same_noun(a, b) && (alike.anchored || weight == 2)) return alike.score >= 0.1;
    return alike.anchored && alike.score >= (weight == 2 ? 0.15 : 0.3);
  }
  if (weight == 2) return alike.score >= 0.05;
  return alike.anchored ? alike.score >= 0.12 : alike.score >= 0.25;
}

bool conflict_by_rule(const Figure& a, const Figure& b, const Comparison& pair) {
  const auto& alike = pair.likeness;
  if (!alike.anchored) return false;
  if (a.is_time()) {
    if (pair.kind == "negation") return alike.score >= 0.6;
    return alike.same_kind ? alike.subject_shared && alike.score >= 0.25 : alike.score >= 0.5;
  }
  if (!alike.same_kind && !alike.anchored_beyond_noun) return false;
  if (pair.kind == "negation" && a.amount->strict.meets(b.amount->strict)) return alike.score >= 0.6;
  if (alike.same_kind) return alike.score >= 0.3;
  if (a.dimension() == "count" && !same_noun(a, b)) return alike.score >= 0.5;
  return alike.score >= 0.4;
}

bool same_minute(const Figure& a, const Figure& b) {
  const auto tells = [](const Figure& time) { return time.clock && *time.clock % 30 != 0 && !time.relative_time; };
  const auto in_words = [](const Figure& time) {
    return std::any_of(time.claim.text.begin(), time.claim.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  return tells(a) && tells(b) && (*a.clock == *b.clock || (in_words(a) && in_words(b)) || a.zone != b.zone);
}

bool different_times_of_one_event(const Figure& a, const Figure& b, const Comparison& pair, int odds_of_conflict,
                                  int odds_of_agreement) {
  if (pair.verdict != Verdict::conflict || pair.weak) return false;
  constexpr int likely_one = 100;
  if (pair.kind == "time") return odds_of_conflict >= -700 && odds_of_agreement >= likely_one;
  if (pair.kind != "date") return false;
  const auto at_least_a_day = [](const Figure& time) { return std::max(time.moment->grain(), Grain::day); };
  if (at_least_a_day(a) != at_least_a_day(b)) return false;
  return (odds_of_conflict >= -560 && odds_of_agreement >= likely_one) ||
         (odds_of_conflict >= -340 && odds_of_agreement >= likely_one / 3);
}

bool unsure(const Figure& a, const Figure& b) {
  return a.pronoun || b.pronoun || a.pointing || b.pointing || a.selected != b.selected;
}

}  // namespace checker_values
