#include "evidence.hpp"

#include <algorithm>
#include <cmath>

#include "agreement_trees.hpp"
#include "binary_log.hpp"
#include "conflict_trees.hpp"

namespace checker_values {

namespace {

using TermSet = std::set<std::string>;

int per_thousand(double part) { return static_cast<int>(part * 1000 + (part < 0 ? -0.5 : 0.5)); }

// Hundredths of log2(1 + value).
int steps_of(double value) {
  constexpr double most = 1e12;
  if (!(value > 0)) return 0;
  const auto log = binary_log_of(std::min(value, most) + 1);
  return log.whole * 100 + static_cast<int>(log.part * 100);
}

class Traits {
 public:
  Traits(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition,
         const TermWeights& weights)
      : a_(a), b_(b), pair_(pair), competition_(competition), weights_(weights) {}

  Evidence read() {
    surroundings();
    slots();
    neighbours();
    standing();
    values();
    return traits_;
  }

 private:
  void set(Trait trait, int value) {
    traits_[static_cast<std::size_t>(trait)] = static_cast<std::int16_t>(std::clamp(value, -32000, 32000));
  }

  double weight_of(const TermSet& terms) const {
    double sum = 0;
    for (const auto& term : terms) sum += weights_.of(term);
    return sum;
  }
  // What two sets share of all their words, and of the lesser one's.
  std::pair<double, double> shared(const TermSet& a, const TermSet& b) const {
    double both = 0;
    for (const auto& term : a)
      if (b.count(term)) both += weights_.of(term);
    const double one = weight_of(a), other = weight_of(b);
    if (one <= 0 || other <= 0) return {0, 0};
    return {both / (one + other - both), both / std::min(one, other)};
  }
  void share(const TermSet& a, const TermSet& b, Trait all, Trait lesser) {
    const auto [of_all, of_lesser] = shared(a, b);
    set(all, per_thousand(of_all));
    set(lesser, per_thousand(of_lesser));
  }
  void slot(const TermSet& a, const TermSet& b, Trait trait) {
    set(trait, a.empty() || b.empty() ? -1 : per_thousand(shared(a, b).first));
  }
  void same(const std::string& a, const std::string& b, Trait trait) {
    set(trait, a.empty() && b.empty() ? 0 : a == b ? 1 : a.empty() || b.empty() ? 2 : 3);
  }

  void surroundings() {
    const auto& dimension = a_.dimension() == "count" ? b_.dimension() : a_.dimension();  // a unit may be left open
    const bool ratio = dimension == "percent" || dimension == "points";
    set(Trait::dimension, dimension == "count"      ? 0
                          : dimension == "money"    ? 1
                          : ratio                   ? 2
                          : a_.is_time()            ? 3
                          : dimension == "duration" ? 4
                          : dimension == "age"      ? 5
                                                    : 6);
    const auto& alike = pair_.likeness;
    set(Trait::likeness, per_thousand(alike.score));
    set(Trait::anchored, alike.anchored);
    set(Trait::anchored_beyond_noun, alike.anchored_beyond_noun);
    set(Trait::subject_word, alike.subject_shared);
    set(Trait::same_sense, alike.same_kind);
    const auto words = [](const Figure& figure) {
      TermSet terms;
      for (const auto& [term, nearness] : figure.terms) terms.insert(term);
      return terms;
    };
    share(words(a_), words(b_), Trait::sentence_shared, Trait::sentence_shared_lesser);
    share(a_.anchors, b_.anchors, Trait::clause_shared, Trait::clause_shared_lesser);
    const auto common = std::count_if(a_.names.begin(), a_.names.end(),
                                      [&](const std::string& name) { return b_.names.count(name) != 0; });
    set(Trait::names_shared, static_cast<int>(common));
    set(Trait::names_unshared,
        static_cast<int>(std::min(a_.names.size(), b_.names.size()) - static_cast<std::size_t>(common)));
  }

  void slots() {
    same(a_.noun, b_.noun, Trait::noun);
    slot(a_.property_terms, b_.property_terms, Trait::property);
    slot(a_.subject_terms, b_.subject_terms, Trait::subject);
    slot(a_.scope_terms, b_.scope_terms, Trait::scope);
    set(Trait::scope_one, a_.scope_terms.empty() != b_.scope_terms.empty());
    same(a_.claim.predicate, b_.claim.predicate, Trait::predicate);
    set(Trait::role_other, a_.role != b_.role);
    const int product = a_.direction * b_.direction;
    set(Trait::direction, a_.direction == 0 && b_.direction == 0 ? 0 : product > 0 ? 1 : product == 0 ? 2 : 3);
    set(Trait::period_other, a_.period != b_.period);
    set(Trait::qualifier_other, a_.qualifiers != b_.qualifiers);
    set(Trait::modality_other, a_.claim.modality != b_.claim.modality);
    set(Trait::denied_one, (a_.flips + b_.flips) % 2);
    set(Trait::quoted_one, a_.in_quote != b_.in_quote);
    const bool stated = a_.as_of && b_.as_of && a_.as_of_stated && b_.as_of_stated;
    set(Trait::respect, static_cast<int>(pair_.respect));
    set(Trait::open_subject, a_.subject_terms.empty() + b_.subject_terms.empty());
    const auto bare = [](const Figure& f) {
      return f.amount && f.noun.empty() && f.subject_terms.empty() && f.property_terms.empty();
    };
    set(Trait::bare, bare(a_) + bare(b_));
    set(Trait::agreements, competition_.agreements);
    set(Trait::both_known, competition_.both_known);
    const auto& one = a_.subject_names;
    const auto& other = b_.subject_names;
    const bool met = std::any_of(one.begin(), one.end(), [&](const auto& name) { return other.count(name) != 0; });
    set(Trait::named_subjects, one.empty() || other.empty() ? 0 : met ? 1 : 2);
    set(Trait::pronouns, a_.pronoun + b_.pronoun);
    set(Trait::selected_other, a_.selected != b_.selected);
    near();
    set(Trait::stated_times, !stated ? 0 : a_.as_of->overlaps(*b_.as_of) ? 1 : 2);
  }

  // Terms within a few words of the figures.
  void near() {
    double rarest = 0, unshared_a = 0, unshared_b = 0;
    for (const auto& term : a_.near_terms) {
      if (b_.near_terms.count(term)) {
        rarest = std::max(rarest, weights_.of(term));
      } else {
        unshared_a += weights_.of(term);
      }
    }
    for (const auto& term : b_.near_terms)
      if (!a_.near_terms.count(term)) unshared_b += weights_.of(term);
    set(Trait::near_shared, static_cast<int>(rarest * 100));
    set(Trait::near_unshared, static_cast<int>(std::min(unshared_a, unshared_b) * 100));
  }

  // The words next to the figures.
  void neighbours() {
    const auto before = [](const Figure& figure) {
      return figure.clause.from == 0 ? std::string_view() : lower_at(*figure.words, figure.clause.from - 1);
    };
    const auto after = [](const Figure& figure, std::size_t further) {
      return lower_at(*figure.words, figure.clause.to + further);
    };
    const auto equal = [](std::string_view x, std::string_view y) { return !x.empty() && x == y; };
    const bool next = equal(after(a_, 0), after(b_, 0));
    set(Trait::word_before, equal(before(a_), before(b_)));
    set(Trait::word_after, next);
    set(Trait::second_word_after, next && equal(after(a_, 1), after(b_, 1)));
  }

  void standing() {
    const auto& c = competition_;
    set(Trait::sentence_crowd, c.sentence);
    set(Trait::margin_lesser, per_thousand(std::min(c.margin_a, c.margin_b)));
    set(Trait::margin_greater, per_thousand(std::max(c.margin_a, c.margin_b)));
    set(Trait::rival, per_thousand(c.rival_lead));
    set(Trait::alone, c.alone_a + c.alone_b);
    set(Trait::crowd, std::min(c.document, 20));
  }

  void values() {
    const auto& kind = pair_.kind;
    set(Trait::kind, kind == "value"      ? 0
                     : kind == "sign"     ? 1
                     : kind == "date"     ? 2
                     : kind == "time"     ? 3
                     : kind == "negation" ? 4
                                          : 5);
    if (!a_.amount) {
      if (a_.moment && b_.moment) {
        const auto grain = a_.moment->grain();
        set(Trait::grain, grain != b_.moment->grain() ? 3 : grain == Grain::clock ? 0 : grain == Grain::day ? 1 : 2);
      }
      if (a_.moment && b_.moment) {
        const auto seconds =
            a_.moment->from > b_.moment->from ? a_.moment->from - b_.moment->from : b_.moment->from - a_.moment->from;
        const auto minutes = seconds / 60;
        set(Trait::distance, steps_of(static_cast<double>(minutes)));
      } else if (a_.clock && b_.clock) {
        set(Trait::distance, steps_of(std::abs(*a_.clock - *b_.clock)));
      }
      return;
    }
    const auto& x = *a_.amount;
    const auto& y = *b_.amount;
    set(Trait::unit_same, x.code == y.code);
    const auto is_small = [](const Amount& amount) {
      return amount.number < Decimal(13) && Decimal(-1) < amount.number;
    };
    set(Trait::small, is_small(x) && is_small(y));
    set(Trait::hedged_one, x.hedged != y.hedged);
    set(Trait::digits, std::min(x.number.significant_digits(), y.number.significant_digits()));
    const double one = std::abs(x.number.approximate() * x.scale), other = std::abs(y.number.approximate() * y.scale);
    const double lesser = std::min(one, other), greater = std::max(one, other);
    set(Trait::distance, lesser > 0 ? steps_of(greater / lesser - 1) : -1);
  }

  const Figure& a_;
  const Figure& b_;
  const Comparison& pair_;
  const Competition& competition_;
  const TermWeights& weights_;
  Evidence traits_{};
};

int odds_of(const Trees& trees, const Evidence& evidence) {
  int sum = 0;
  for (int at : trees.roots) {
    while (at >= 0) {
      const auto& split = trees.splits[static_cast<std::size_t>(at)];
      at = evidence[static_cast<std::size_t>(split.trait)] <= split.most ? split.below : split.above;
    }
    const int leaf = ~at;
    sum += trees.leaves[static_cast<std::size_t>(leaf)];
  }
  return sum / parts_of_leaf;
}

}  // namespace

Evidence evidence_of(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition,
                     const TermWeights& weights) {
  return Traits(a, b, pair, competition, weights).read();
}

int odds_of_agreement(const Evidence& evidence) { return odds_of(agreement_trees::trees, evidence); }

int odds_of_conflict(const Evidence& evidence) { return odds_of(conflict_trees::trees, evidence); }

}  // namespace checker_values
