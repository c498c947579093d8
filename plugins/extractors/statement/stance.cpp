#include "stance.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "language/english_stance.hpp"
#include "phrases.hpp"

namespace statement {

namespace {

using language::Firmness;
using language::Reporting;

class StanceReader {
 public:
  StanceReader(std::string_view text, const SyntaxTree& tree, const Draft& draft)
      : text_(text), tree_(tree), draft_(draft) {}

  Stance read() {
    read_words();
    climb();
    std::reverse(stance_.sources.begin(), stance_.sources.end());
    if (tree_.size() > 0 && lower(tree_.size() - 1) == "?") asked_ = true;
    stance_.modality = asked_         ? "asked"
                       : denied_      ? "denied"
                       : conditional_ ? "conditional"
                       : hedged_      ? "hedged"
                       : expected_    ? "expected"
                                      : "asserted";
    return std::move(stance_);
  }

 private:
  std::string lower(std::uint32_t node) const { return dossier::fold(tree_[node].of(text_)); }

  void add(Firmness firmness) {
    expected_ |= firmness == Firmness::expected;
    hedged_ |= firmness == Firmness::hedged;
    conditional_ |= firmness == Firmness::conditional;
  }

  // The words of the relation, and determiners of subject and object: "no ship sank".
  void read_words() {
    const auto& relation = draft_.relation;
    for (std::size_t i = 0; i < relation.size(); ++i) {
      const auto word = lower(relation[i]);
      const auto role = tree_[relation[i]].relation;
      if (language::is_auxiliary(role)) add(language::auxiliary_firmness(word));
      if (language::is_negation(word)) stance_.negated = true;
      if (role == Relation::advmod && language::is_hedging_adverb(word)) hedged_ = true;
      if (i + 1 < relation.size() && tree_[relation[i + 1]].tag == Tag::to) add(language::governor_firmness(word));
    }
    tree_.each_child(draft_.predicate, [&](std::uint32_t i) {
      if (tree_[i].relation != Relation::advmod) return;
      const auto word = lower(i);
      if (language::is_hedging_adverb(word)) hedged_ = true;
      if (language::is_negation(word)) stance_.negated = true;
    });
    check_determiner(draft_.subject);
    for (const auto& argument : draft_.arguments) {
      if (argument.relation == Relation::obj || argument.relation == Relation::cop) check_determiner(argument.head);
      if (argument.relation == Relation::xcomp && tree_[argument.words.first].tag == Tag::to)
        add(language::governor_firmness(lower(draft_.predicate)));
    }
    if (draft_.form == Form::copula) add(language::governor_firmness(lower(draft_.predicate)));
  }

  void check_determiner(std::uint32_t noun) {
    if (noun == no_node) return;
    if (language::is_negation(lower(noun))) stance_.negated = true;
    tree_.each_child(noun, [&](std::uint32_t i) {
      if (i < noun && tree_[i].relation == Relation::det && language::is_negation(lower(i))) stance_.negated = true;
    });
  }

  // Up the tree: whatever governs the clause, and what is next to it.
  void climb() {
    auto at = draft_.predicate;
    for (int level = 0; at != no_node && level < 20; at = tree_[at].head, ++level) {
      tree_.each_child(at, [&](std::uint32_t i) {
        const auto relation = tree_[i].relation;
        if (relation == Relation::mark && language::is_condition(lower(i))) conditional_ = true;
        if (relation == Relation::advcl && has_condition(i)) conditional_ = true;
        if (names_source(text_, tree_, {tree_[i].from, tree_[i].to})) add_according(i);
        if ((relation == Relation::parataxis || relation == Relation::advcl) && i != at && !is_inside(i)) add_beside(i);
      });
      if (tree_[at].relation == Relation::ccomp && tree_[at].head != no_node) add_reporter(tree_[at].head);
    }
  }

  // "If the strike lasts, the plant will close."
  bool has_condition(std::uint32_t clause) const {
    const auto mark = tree_.child(clause, Relation::mark);
    return mark != no_node && language::is_condition(lower(mark));
  }

  bool is_inside(std::uint32_t clause) const {
    return draft_.predicate >= tree_[clause].from && draft_.predicate < tree_[clause].to;
  }

  void add_reporter(std::uint32_t verb) {
    const auto reporting = language::reporting_verb(lower(verb));
    if (reporting == Reporting::none) return;
    denied_ |= reporting == Reporting::denies;
    asked_ |= reporting == Reporting::asks;
    hedged_ |= reporting == Reporting::hedges;
    expected_ |= reporting == Reporting::expects;
    const auto who = tree_.subject_of(verb);
    if (who == no_node || is_wh(tree_[who].tag)) return;
    const auto words = named_thing(tree_, who);
    if (!words.empty()) stance_.sources.push_back({words, {verb, verb + 1}});
  }

  // "..., Ilves said"; "as Ilves said".
  void add_beside(std::uint32_t verb) {
    if (!language::is_verb(tree_[verb].tag) || tree_.child(verb, Relation::ccomp) != no_node ||
        tree_.child(verb, Relation::obj) != no_node)
      return;
    const auto mark = tree_.child(verb, Relation::mark);
    if (tree_[verb].relation == Relation::advcl && (mark == no_node || lower(mark) != "as")) return;
    const auto subject = tree_.child(verb, Relation::nsubj);
    if (subject != no_node && !is_wh(tree_[subject].tag)) add_reporter(verb);
  }

  void add_according(std::uint32_t head) {
    auto words = phrase(tree_, head);
    const NodeRange cue{words.first, words.first + 2};
    words.first += 2;
    if (words.first < words.last) stance_.sources.push_back({words, cue});
  }

  std::string_view text_;
  const SyntaxTree& tree_;
  const Draft& draft_;
  Stance stance_;
  bool asked_ = false, denied_ = false, conditional_ = false, hedged_ = false, expected_ = false;
};

}  // namespace

Stance read_stance(std::string_view text, const SyntaxTree& tree, const Draft& draft) {
  return StanceReader(text, tree, draft).read();
}

bool names_source(std::string_view text, const SyntaxTree& tree, NodeRange phrase) {
  return phrase.first + 2 < phrase.last && dossier::equals_folded(tree[phrase.first].of(text), "according") &&
         tree[phrase.first + 1].of(text) == "to";
}

std::uint32_t reported_clause(std::string_view text, const SyntaxTree& tree, std::uint32_t verb) {
  const auto clause = tree.child(verb, Relation::ccomp);
  if (clause == no_node) return no_node;
  return language::reporting_verb(dossier::fold(tree[verb].of(text))) == Reporting::none ? no_node : clause;
}

}  // namespace statement
