// What arithmetic over figures has in common: their places, what fits and what does not.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "compare.hpp"
#include "dossier/record/decimal.hpp"
#include "draft.hpp"

namespace checker_values {

using Places = std::vector<std::size_t>;

class Relations {
 public:
  Relations(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports)
      : figures_(figures), weights_(weights), supports_(supports) {
    for (const auto& figure : figures) sentences_[figure.sentence_key].push_back(figure.place);
    read_order();
  }

  std::vector<Draft> take() { return std::move(drafts_); }

 protected:
  const Figure& at(std::size_t place) const { return figures_[place]; }

  void fits(Places places, std::string why) {
    for (const auto place : places) ++supports_[place].fits;
    Draft draft;
    draft.kind = "derivation";
    draft.figures = std::move(places);
    draft.why = std::move(why);
    drafts_.push_back(std::move(draft));
  }
  void misfits(DraftSide one, DraftSide other, std::string why, std::string computed = {}, bool possible = false) {
    // "More than 100" may be any number above: nothing that is computed with it contradicts another.
    const auto open = [&](const DraftSide& side) {
      return std::any_of(side.figures.begin(), side.figures.end(),
                         [&](std::size_t place) { return at(place).amount && at(place).amount->one_sided; });
    };
    if (open(one) || open(other)) return;
    contradict(std::move(one), std::move(other), std::move(why), std::move(computed), possible);
  }
  // The same where the one bound that a figure has is broken.
  void contradict(DraftSide one, DraftSide other, std::string why, std::string computed = {}, bool possible = false) {
    for (const auto* side : {&one, &other})
      for (const auto place : side->figures) ++supports_[place].misfits;
    Draft draft;
    draft.kind = "derived_arithmetic";
    draft.possible = possible;
    draft.sides = {std::move(one), std::move(other)};
    draft.why = std::move(why);
    draft.computed = std::move(computed);
    drafts_.push_back(std::move(draft));
  }

  void supported(const Places& places, int fits) {
    for (const auto place : places) supports_[place].fits += fits;
  }
  // Bytes between two figures; none if one claim holds both.
  static std::size_t distance(const Figure& a, const Figure& b) {
    if (a.claim.end <= b.start()) return b.start() - a.claim.end;
    if (b.claim.end <= a.start()) return a.start() - b.claim.end;
    return 0;
  }

  // One of these words is among [first, last) of the figure's sentence.
  static bool says(const Figure& figure, std::size_t first, std::size_t last,
                   std::initializer_list<std::string_view> cues) {
    for (std::size_t i = first; i < last && i < figure.words->size(); ++i)
      if (is_any((*figure.words)[i].lower, cues)) return true;
    return false;
  }
  // The amount of a figure in the unit of another; a bare number takes that unit. Nothing if they differ.
  static std::optional<Amount> in_unit_of(const Figure& figure, const Figure& other) {
    const auto& amount = *figure.amount;
    const auto& unit = *other.amount;
    if (amount.dimension == unit.dimension && amount.code == unit.code) return amount;
    if (amount.dimension == "count" && unit.dimension != "percent" && unit.dimension != "points" &&
        leaves_open(*figure.claim.value, *other.claim.value))
      return with_unit_of(amount, unit);
    return std::nullopt;
  }
  // A number as explanations write it: four digits are enough.
  static std::string rounded(double number) {
    if (number == 0 || !std::isfinite(number)) return "0";
    constexpr double most = 1e12;
    double digits = 1;
    while (std::abs(number) * digits < 1000 && digits < most) digits *= 10;
    return decimal_text(std::round(number * digits) / digits);
  }

  // Words between two figures of one sentence; none if they are not in this order.
  static std::size_t gap(const Figure& first, const Figure& second) {
    return second.clause.from > first.clause.to ? second.clause.from - first.clause.to : 0;
  }

  // Both are of one kind, and not of two kinds of one family.
  bool same_matter(const Figure& a, const Figure& b) const {
    const auto alike = likeness(a, b, weights_);
    return alike.same_kind && different_kinds(a, b) == 0;
  }
  static int different_kinds(const Figure& a, const Figure& b) {
    int count = 0;
    for (const auto& [family, kind] : a.kind) {
      const auto other = b.kind.find(family);
      count += other != b.kind.end() && other->second != kind;
    }
    return count;
  }

  // A sentence with quantities, in the order of the texts.
  struct Sentence {
    Places quantities;                   // as they follow each other; a claim within another one is left out
    std::optional<std::size_t> follows;  // the sentence right before it, where that has quantities
  };

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  std::map<std::string, Places> sentences_;
  std::vector<Sentence> in_order_;

 private:
  void read_order() {
    Places places;
    for (const auto& figure : figures_)
      if (figure.amount) places.push_back(figure.place);
    std::stable_sort(places.begin(), places.end(), [&](std::size_t x, std::size_t y) {
      return std::pair(at(x).document, at(x).start()) < std::pair(at(y).document, at(y).start());
    });
    const Figure* last = nullptr;
    for (const auto place : places) {
      const auto& figure = at(place);
      if (!last || last->sentence_key != figure.sentence_key) {
        Sentence sentence;
        constexpr std::size_t blank = 4;  // bytes between two sentences
        if (last && last->document == figure.document &&
            figure.claim.joined->sentence_start <=
                last->claim.joined->sentence_start + last->claim.joined->sentence.size() + blank)
          sentence.follows = in_order_.size() - 1;
        in_order_.push_back(std::move(sentence));
        last = nullptr;
      }
      // Two ends of one range stay both.
      if (!last || figure.clause.from >= last->clause.to || figure.role != last->role)
        in_order_.back().quantities.push_back(place), last = &figure;
    }
  }

  Supports& supports_;
  std::vector<Draft> drafts_;
};

// Parts and wholes: votes, what was added, "31 of them".
std::vector<Draft> check_sums(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);
// A whole and the list of its parts.
std::vector<Draft> check_lists(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);
// Steps from one value to another, and by how much.
std::vector<Draft> check_steps(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);
// Shares of a whole, what is left of it, and rates over a time.
std::vector<Draft> check_shares(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);
// Growth on a year before, overruns, spans of years.
std::vector<Draft> check_changes(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);

}  // namespace checker_values
