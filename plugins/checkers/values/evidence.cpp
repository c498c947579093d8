#include "evidence.hpp"

#include <algorithm>

#include "weights.hpp"

namespace checker_values {

namespace {

using Terms = std::set<std::string>;

bool meet(const Terms& a, const Terms& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& term) { return b.count(term) != 0; });
}

class Marks {
 public:
  Marks(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition)
      : a_(a), b_(b), pair_(pair), competition_(competition) {}

  Evidence read() {
    set(Mark::always);
    surroundings();
    slots();
    times();
    values();
    competition();
    return evidence_;
  }

 private:
  void set(Mark mark, bool there = true) { evidence_[static_cast<std::size_t>(mark)] = there; }
  template <class T, class N>
  void at_least(N value, std::initializer_list<std::pair<T, Mark>> thresholds) {
    for (const auto& [threshold, mark] : thresholds) set(mark, value >= threshold);
  }
  void slot(const Terms& a, const Terms& b, Mark meets, Mark other, Mark one) {
    if (a.empty() && b.empty()) return;
    if (a.empty() || b.empty()) return set(one);
    set(meet(a, b) ? meets : other);
  }

  void surroundings() {
    const auto& dimension = a_.dimension();
    set(dimension == "count"     ? Mark::of_count
        : dimension == "money"   ? Mark::of_money
        : dimension == "percent" ? Mark::of_percent
                                 : Mark::of_other);
    const auto& alike = pair_.likeness;
    at_least<double>(alike.score, {{.05, Mark::likeness_05},
                                   {.1, Mark::likeness_10},
                                   {.15, Mark::likeness_15},
                                   {.2, Mark::likeness_20},
                                   {.3, Mark::likeness_30},
                                   {.4, Mark::likeness_40},
                                   {.5, Mark::likeness_50},
                                   {.6, Mark::likeness_60},
                                   {.75, Mark::likeness_75}});
    set(Mark::anchored, alike.anchored);
    set(Mark::anchored_beyond_noun, alike.anchored_beyond_noun);
    set(Mark::subject_word, alike.subject_shared);
    set(Mark::same_sense, alike.same_kind);
    const auto names = std::count_if(a_.names.begin(), a_.names.end(),
                                     [&](const std::string& name) { return b_.names.count(name) != 0; });
    at_least<long>(names, {{1, Mark::names_1}, {2, Mark::names_2}, {3, Mark::names_3}});
    set(Mark::title_one, a_.in_title != b_.in_title);
    set(Mark::title_both, a_.in_title && b_.in_title);
  }

  void slots() {
    if (!a_.noun.empty() || !b_.noun.empty())
      set(a_.noun == b_.noun                   ? Mark::noun_same
          : a_.noun.empty() || b_.noun.empty() ? Mark::noun_one
                                               : Mark::noun_other);
    slot(a_.property_terms, b_.property_terms, Mark::property_meets, Mark::property_other, Mark::property_one);
    set(Mark::property_same, !a_.property_terms.empty() && a_.property_terms == b_.property_terms);
    slot(a_.subject_terms, b_.subject_terms, Mark::subject_meets, Mark::subject_other, Mark::subject_one);
    set(Mark::subject_same, !a_.subject_terms.empty() && a_.subject_terms == b_.subject_terms);
    slot(a_.scope_terms, b_.scope_terms, Mark::scope_meets, Mark::scope_other, Mark::scope_one);
    set(Mark::role_other, a_.role != b_.role);
    set(Mark::role_change, a_.role == Role::delta || b_.role == Role::delta);
    set(Mark::direction_same, a_.direction != 0 && a_.direction == b_.direction);
    set(Mark::direction_opposite, a_.direction * b_.direction < 0);
    set(Mark::period_same, !a_.period.empty() && a_.period == b_.period);
    set(Mark::period_other, a_.period != b_.period);
    set(Mark::qualifier_same, !a_.qualifiers.empty() && a_.qualifiers == b_.qualifiers);
    set(Mark::qualifier_other, a_.qualifiers != b_.qualifiers);
    set(Mark::modality_other, a_.claim.modality != b_.claim.modality);
    set(Mark::denied_one, (a_.flips + b_.flips) % 2 == 1);
    set(Mark::quoted_one, a_.in_quote != b_.in_quote);
  }

  void times() {
    if (a_.as_of && b_.as_of && a_.as_of_stated && b_.as_of_stated)
      set(a_.as_of->overlaps(*b_.as_of) ? Mark::stated_meet : Mark::stated_apart);
    set(Mark::stated_one, a_.as_of_stated != b_.as_of_stated);
    const auto one = day_of(a_.claim.joined->published), other = day_of(b_.claim.joined->published);
    if (!one || !other) return;
    const auto days = (one->from > other->from ? one->from - other->from : other->from - one->from) / 86400;
    set(days == 0   ? Mark::published_same_day
        : days <= 2 ? Mark::published_2_days
        : days <= 7 ? Mark::published_7_days
                    : Mark::published_later);
  }

  void values() {
    const auto& x = *a_.amount;
    const auto& y = *b_.amount;
    at_least<int>(std::min(x.number.significant_digits(), y.number.significant_digits()),
                  {{2, Mark::digits_2}, {3, Mark::digits_3}, {4, Mark::digits_4}});
    const auto is_small = [](const Amount& amount) {
      return amount.number < Decimal(13) && Decimal(-1) < amount.number;
    };
    set(Mark::small, is_small(x) && is_small(y));
    set(Mark::hedged_one, x.hedged != y.hedged);
  }

  void competition() {
    const auto& c = competition_;
    set(Mark::alone_one, c.alone_a != c.alone_b);
    set(Mark::alone_both, c.alone_a && c.alone_b);
    set(Mark::best_of_one, c.best_a != c.best_b);
    set(Mark::best_of_both, c.best_a && c.best_b);
    set(Mark::best_near, c.near);
    at_least<int>(c.sentence, {{2, Mark::crowd_2}, {3, Mark::crowd_3}});
    at_least<int>(c.document, {{4, Mark::others_4}, {9, Mark::others_9}});
  }

  const Figure& a_;
  const Figure& b_;
  const Comparison& pair_;
  const Competition& competition_;
  Evidence evidence_;
};

}  // namespace

Evidence evidence_of(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition) {
  return Marks(a, b, pair, competition).read();
}

int odds_of_agreement(const Evidence& evidence) {
  int sum = 0;
  for (std::size_t i = 0; i < evidence.size(); ++i)
    if (evidence[i]) sum += agreement_weights[i];
  return sum;
}

}  // namespace checker_values
