// What arithmetic over figures has in common: their places, what fits and what does not.
#pragma once

#include <algorithm>
#include <utility>

#include "compare.hpp"
#include "draft.hpp"

namespace checker_values {

using Places = std::vector<std::size_t>;

class Relations {
 public:
  Relations(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports)
      : figures_(figures), weights_(weights), supports_(supports) {
    for (const auto& figure : figures) sentences_[figure.sentence_key].push_back(figure.place);
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

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  std::map<std::string, Places> sentences_;

 private:
  Supports& supports_;
  std::vector<Draft> drafts_;
};

// Parts and wholes: lists, votes, what was added.
std::vector<Draft> check_sums(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);
// Steps, growth, overruns, spans of years.
std::vector<Draft> check_changes(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports);

}  // namespace checker_values
