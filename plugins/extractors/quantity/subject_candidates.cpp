#include <algorithm>

#include "phrases.hpp"
#include "slot_place.hpp"

namespace quantity {

using language::Evidence;
using language::no_node;
using language::Relation;
using language::step_of;
using language::Tag;

namespace {

enum class Seen {
  witness,
  witness_rule,
  witness_relation,
  witness_margin,
  witness_source,
  alone,
  relation,
  relation_of_kind,
  relation_of_head,
  path,
  path_of_kind,
  tag,
  tag_of_kind,
  side,
  distance,
  order,
  order_of_kind,
  preposition,
  preposition_of_kind,
  predicate,
  same_predicate,
  pair_of_relations,
  counted,
  length,
  mark,
  verbs,
  other,
  opening,
  pronoun_of_kind,
  clause,
  against_rules,
  against_tree,
  kind_of_clause,
  clause_of_kind,
  distance_of_kind,
  role,
  role_of_kind,
  name,
  word,
  verb,
  counted_word,
  described,
  shape,
  top_preposition
};

class SubjectFinder {
 public:
  explicit SubjectFinder(const Slot& slot)
      : slot_(slot),
        place_(slot),
        tree_subject_(named(slot.reading.subject)),
        rules_subject_(named(slot.rules.subject)) {}

  SubjectCandidates run() {
    out_.all.push_back({});
    for (std::uint32_t node = 0; node < slot_.tree.size(); ++node) {
      if (!may_head(node)) continue;
      add(phrase_of(slot_.view, slot_.mention, slot_.tree, node), node);
    }
    add_reading(tree_subject_);
    add_reading(rules_subject_);
    std::stable_sort(out_.all.begin() + 1, out_.all.end(),
                     [](const auto& a, const auto& b) { return a.words.first < b.words.first; });
    for (std::size_t i = 0; i < out_.all.size(); ++i) out_.evidence.push_back(observe(i));
    return std::move(out_);
  }

 private:
  static bool same(TokenRange a, TokenRange b) { return a.first == b.first && a.last == b.last; }

  void add_reading(TokenRange words) { add(words, place_.head_in(words)); }
  static bool is_relative(Tag tag) { return tag == Tag::wdt || tag == Tag::wp; }
  // "which" stands for the noun that its clause describes.
  TokenRange named(TokenRange words) const {
    const auto node = place_.head_in(words);
    if (node == no_node || words.last - words.first != 1 || !is_relative(slot_.tree[node].tag)) return words;
    for (auto at = slot_.tree[node].head; at != no_node; at = slot_.tree[at].head) {
      const auto relation = slot_.tree[at].relation;
      const auto noun = slot_.tree[at].head;
      if ((relation == Relation::acl_relcl || relation == Relation::acl) && noun != no_node && noun < node)
        return phrase_of(slot_.view, slot_.mention, slot_.tree, noun);
      if (language::is_clause(relation)) break;
    }
    return words;
  }

  bool may_head(std::uint32_t node) const {
    const auto& it = slot_.tree[node];
    if (!can_be_subject(it.tag) || is_relative(it.tag) || it.tag == Tag::cd || it.tag == Tag::dollar ||
        is_time(slot_.view, slot_.tree, node))
      return false;
    return it.relation != Relation::compound && it.relation != Relation::flat && it.relation != Relation::goeswith &&
           it.relation != Relation::det && it.relation != Relation::fixed && it.relation != Relation::amod &&
           !(it.first >= slot_.mention.first && it.last <= slot_.mention.last);
  }
  void add(TokenRange words, std::uint32_t node) {
    if (words.empty() || (words.first < slot_.mention.last && words.last > slot_.mention.first)) return;
    for (const auto& other : out_.all)
      if (same(other.words, words)) return;
    out_.all.push_back({words, node});
  }

  Evidence observe(std::size_t index) const {
    const auto& candidate = out_.all[index];
    const auto node = candidate.node;
    const auto kind = place_.kind();
    const auto& reading = slot_.reading;
    Evidence seen;
    const bool by_rules = same(candidate.words, rules_subject_), by_tree = same(candidate.words, tree_subject_);
    const auto witness = (by_rules ? 1U : 0U) | (by_tree ? 2U : 0U) | (candidate.words.empty() ? 4U : 0U);
    seen.add(Seen::witness, witness);
    seen.add(Seen::witness, witness, kind);
    seen.add(Seen::witness_rule, witness, slot_.rules.source);
    seen.add(Seen::witness_relation, witness, reading.relation);
    seen.add(Seen::witness_margin, witness, step_of(static_cast<std::size_t>(std::max(reading.margin, 0)) / 8));
    seen.add(Seen::kind_of_clause, witness, place_.kind_of_predicate(reading.clause));
    seen.add(Seen::witness_source, witness, reading.subject_source, kind);
    seen.add(Seen::witness_source, witness, reading.subject_source, slot_.mention.hyphenated);
    seen.add(Seen::against_rules, witness, rules_subject_.empty(), tree_subject_.empty());
    if (candidate.words.empty()) {
      seen.add(Seen::alone, out_.all.size() == 1, kind);
      return seen;
    }
    const auto relation = place_.relation_of(node), side = place_.side_of(candidate.words);
    const auto above = place_.head_of(node);
    const auto path = place_.path_to(node), preposition = place_.preposition_of(node);
    const auto predicate = slot_.tree.parsed && node != no_node ? slot_.tree.predicate_over(node) : no_node;
    seen.add(Seen::relation, relation);
    seen.add(Seen::relation_of_kind, relation, kind, side);
    seen.add(Seen::relation_of_head, relation, place_.relation_of(above));
    seen.add(Seen::path, path);
    seen.add(Seen::path_of_kind, path, kind);
    seen.add(Seen::tag, place_.tag_of(node));
    seen.add(Seen::tag_of_kind, place_.tag_of(node), kind);
    seen.add(Seen::side, side, kind);
    seen.add(Seen::distance, side, step_of(place_.distance_to(candidate.words)));
    const auto order = nearer(index);
    seen.add(Seen::order, order);
    seen.add(Seen::order_of_kind, order, kind, side);
    seen.add(Seen::preposition, preposition, side);
    seen.add(Seen::preposition_of_kind, preposition, kind, relation);
    seen.add(Seen::predicate, relation, place_.kind_of_predicate(predicate));
    seen.add(Seen::same_predicate, predicate == reading.clause, relation);
    seen.add(Seen::clause, predicate == reading.clause, place_.kind_of_predicate(reading.clause), relation);
    seen.add(Seen::clause_of_kind, place_.relation_of(reading.clause), relation, kind);
    seen.add(Seen::pair_of_relations, reading.relation, relation, side);
    seen.add(Seen::counted, node == reading.noun, node == reading.top, kind);
    seen.add(Seen::described, node == reading.noun, slot_.mention.hyphenated, kind, by_tree);
    seen.add(Seen::length, step_of(candidate.words.last - candidate.words.first));
    seen.add(Seen::mark, std::min<std::size_t>(place_.marks_between(candidate.words), 3), side);
    seen.add(Seen::verbs, std::min<std::size_t>(place_.verbs_between(candidate.words), 3), side);
    seen.add(Seen::other, holds_other(candidate.words), kind);
    seen.add(Seen::opening, candidate.words.first == slot_.view.sentence.first, relation);
    seen.add(Seen::distance_of_kind, side, std::min<std::size_t>(place_.distance_to(candidate.words), 6), kind);
    const auto role = role_of(node);
    seen.add(Seen::role, role);
    seen.add(Seen::role_of_kind, role, kind, side);
    seen.add(Seen::role_of_kind, role, place_.kind_of_predicate(reading.clause), side);
    seen.add(Seen::name, is_name(candidate.words), kind);
    seen.add(Seen::name, is_name(candidate.words), relation, side);
    seen.add(Seen::shape, shape_of(candidate.words));
    seen.add(Seen::word, place_.word_of(node));
    seen.add(Seen::verb, place_.word_of(reading.clause), relation);
    seen.add(Seen::counted_word, place_.word_of(reading.noun), relation, side);
    const auto own = place_.preposition_of(reading.top);
    seen.add(Seen::top_preposition, own, relation, side);
    seen.add(Seen::top_preposition, own, path);
    seen.add(Seen::against_tree, overlap(candidate.words, tree_subject_), overlap(candidate.words, rules_subject_));
    return seen;
  }
  // In the clause of the quantity and in the main clause.
  unsigned role_of(std::uint32_t node) const {
    const auto& tree = slot_.tree;
    if (node == no_node) return 0;
    const auto clause = slot_.reading.clause, root = tree.root();
    unsigned role = 1;
    if (clause != no_node && tree.subject_of(clause) == node) role |= 2;
    if (root != no_node && tree.subject_of(root) == node) role |= 4;
    if (clause == root) role |= 8;
    if (clause != no_node && tree[node].head == clause) role |= 16;
    return role;
  }
  // What a noun phrase should not hold.
  unsigned shape_of(TokenRange words) const {
    const auto& tree = slot_.tree;
    unsigned shape = 0;
    for (auto i = words.first; i < words.last; ++i) {
      const auto node = tree.node_of_token(i);
      if (node == no_node) continue;
      const auto tag = tree[node].tag;
      if (language::is_finite(tag)) shape |= 1;
      if (tag == Tag::prp && words.last - words.first > 1) shape |= 2;
      if (language::is_mark(tag)) shape |= 4;
      if (tag == Tag::in || tag == Tag::to) shape |= i == words.first ? 16U : 8U;
    }
    return shape;
  }
  bool is_name(TokenRange words) const {
    for (auto i = words.first; i < words.last; ++i)
      if (slot_.view.text.capitalised(i) && i != slot_.view.sentence.first) return true;
    return false;
  }
  // How many candidates of the same side are nearer.
  std::size_t nearer(std::size_t index) const {
    const auto side = place_.side_of(out_.all[index].words);
    const auto distance = place_.distance_to(out_.all[index].words);
    std::size_t count = 0;
    for (std::size_t i = 1; i < out_.all.size(); ++i)
      if (i != index && place_.side_of(out_.all[i].words) == side && place_.distance_to(out_.all[i].words) < distance)
        ++count;
    return std::min<std::size_t>(count, 5);
  }
  bool holds_other(TokenRange words) const {
    return std::any_of(slot_.view.mentions.begin(), slot_.view.mentions.end(),
                       [&](const Mention& other) { return other.first < words.last && other.last > words.first; });
  }
  static unsigned overlap(TokenRange a, TokenRange b) {
    if (b.empty()) return 0;
    if (same(a, b)) return 1;
    if (a.last <= b.first || b.last <= a.first) return 2;
    return a.first >= b.first && a.last <= b.last ? 3 : 4;
  }

  const Slot& slot_;
  SlotPlace place_;
  TokenRange tree_subject_, rules_subject_;
  SubjectCandidates out_;
};

}  // namespace

SubjectCandidates find_subjects(const Slot& slot) { return SubjectFinder(slot).run(); }

}  // namespace quantity
