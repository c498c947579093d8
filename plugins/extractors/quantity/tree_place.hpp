// The place of a quantity in its sentence's tree: what it counts, its predicate, its subject.
#pragma once

#include <algorithm>
#include <string_view>

#include "language/word_list.hpp"
#include "phrases.hpp"
#include "tree_reader.hpp"

namespace quantity {

class TreePlace {
 public:
  TreePlace(const SentenceView& view, std::size_t index, const language::SyntaxTree& tree)
      : text_(view.text), view_(view), mention_(view.mentions[index]), tree_(tree) {}

 protected:
  using Node = std::uint32_t;
  using NodeRange = language::NodeRange;
  using Relation = language::Relation;
  using Tag = language::Tag;
  static constexpr Node no_node = language::no_node;

  // False: the mention is no part of the tree.
  bool find() {
    const auto own = own_node();
    if (own == no_node) return false;
    find_role(own);
    find_predicate();
    find_subject();
    out_.top = top_;
    out_.noun = noun_;
    out_.clause = predicate_;
    return true;
  }

  std::string_view word(Node node) const { return text_.word(tree_[node].first); }
  Relation relation(Node node) const { return tree_[node].relation; }
  Tag tag(Node node) const { return tree_[node].tag; }
  Node head(Node node) const { return tree_[node].head; }
  bool in_mention(Node node) const { return holds(mention_, node); }
  bool holds(const Mention& mention, Node node) const {
    return tree_[node].first < mention.last && tree_[node].last > mention.first;
  }
  bool in_other_mention(Node node) const { return is_in_other_mention(view_, mention_, tree_, node); }
  void pass(Node node) { out_.margin = std::min(out_.margin, tree_[node].margin); }

  // The node of the mention that the others hang from.
  Node own_node() const {
    Node first = tree_.node_of_token(mention_.first);
    if (first == no_node) return no_node;
    for (Node node = first; node < tree_.size() && in_mention(node); ++node)
      if (head(node) == no_node || !in_mention(head(node))) return node;
    return no_node;
  }

  // What the quantity is in its clause: it counts or modifies a noun, or is a phrase of its own.
  void find_role(Node own) {
    out_.margin = tree_[own].margin;
    top_ = own;
    for (int steps = 0; steps < 6 && head(top_) != no_node; ++steps) {
      const auto above = head(top_);
      const auto role = relation(top_);
      const bool attribute = role == Relation::nummod || role == Relation::compound || role == Relation::nmod_desc ||
                             role == Relation::amod || role == Relation::det ||
                             (role == Relation::nmod_unmarked && above > top_);
      const bool same = role == Relation::flat || role == Relation::goeswith || role == Relation::fixed;
      const bool other = (role == Relation::conj || role == Relation::appos || role == Relation::parataxis ||
                          role == Relation::dep || role == Relation::nmod_unmarked || role == Relation::nmod) &&
                         in_other_mention(above);
      if (!attribute && !same && !other) break;
      if (attribute) noun_ = above;
      if (other) noun_ = no_node;
      top_ = above;
      pass(top_);
      if (attribute && !in_mention(above) && language::is_noun(tag(above)) && !modifies(above)) break;
    }
    out_.relation = relation(top_);
    if (noun_ != no_node && (in_mention(noun_) || language::is_mark(tag(noun_)))) noun_ = no_node;
  }
  bool modifies(Node node) const { return relation(node) == Relation::nummod || relation(node) == Relation::compound; }

  void find_predicate() {
    const bool nominal = tree_.child(top_, Relation::cop) != no_node;
    predicate_ = nominal ? top_ : tree_.predicate_over(top_);
    if (predicate_ == no_node && tree_.is_predicate(top_)) predicate_ = top_;
    if (predicate_ == no_node) return;
    out_.predicate = true;
    for (auto at = top_; at != predicate_ && at != no_node; at = head(at)) pass(at);
    const auto spoken = nominal ? tree_.child(top_, Relation::cop) : predicate_;
    out_.verb = view_.verb_at(tree_[spoken].first);
  }

  // "a 14-year-old boy", "the 70 metre hall", but not "a 2 km circumference".
  bool describes_noun() const {
    const bool describes = mention_.kind == QuantityKind::age || mention_.kind == QuantityKind::time ||
                           mention_.kind == QuantityKind::measure;
    return describes && noun_ != no_node && tree_[noun_].first >= mention_.last &&
           language::is_common_noun(tag(noun_)) &&
           !language::one_of(word(noun_),
                             "length width height depth diameter circumference radius distance area size weight volume "
                             "speed altitude elevation capacity old tall");
  }

  // Below the predicate's subject: that subject, else no_node.
  Node subject_above(Node node) const {
    for (auto at = node; at != no_node && at != predicate_; at = head(at))
      if (language::is_subject(relation(at))) return at;
    return no_node;
  }

  void find_subject() {
    if (describes_noun()) {
      out_.subject = {std::max<std::size_t>(mention_.last, tree_[tree_.noun_core(noun_).first].first),
                      tree_[noun_].last};
      if (text_.is(out_.subject.first, dossier::TokenKind::hyphen)) ++out_.subject.first;
      out_.subject_source = SubjectSource::described;
      return;
    }
    if (mention_.kind == QuantityKind::age && is_aged()) return;
    if (predicate_ == no_node) return;
    subject_ = subject_above(top_);
    out_.subject_source = SubjectSource::above;
    // Two subjects: the quantity is none, "a canal 740 km long was dug".
    if (subject_ == no_node || in_mention(subject_)) {
      const auto other = tree_.subject_of(predicate_);
      if (other != no_node && !in_mention(other)) subject_ = other;
      out_.subject_source = SubjectSource::clause;
    }
    if (subject_ == no_node || in_mention(subject_)) {
      subject_ = subject_ != no_node ? whole() : no_node;
      out_.subject_source = SubjectSource::whole;
      if (subject_ == no_node) return;
    }
    if (is_time(subject_) || !can_be_subject(tag(subject_))) {
      subject_ = no_node;
      return;
    }
    pass(subject_);
    out_.subject = phrase_of(view_, mention_, tree_, subject_);
  }
  // "Ilse Varga, 34, ..."
  bool is_aged() {
    const auto comma = mention_.outer_first - 1;
    if (mention_.outer_first <= view_.sentence.first + 1 || !text_.is(comma, ",")) return false;
    auto person = tree_.node_of_token(comma - 1);
    if (person == no_node || !language::is_noun(tag(person))) return false;
    while (head(person) != no_node && head(person) < person && tree_[head(person)].to > person &&
           language::is_noun(tag(head(person))))
      person = head(person);
    subject_ = person;
    out_.subject_source = SubjectSource::aged;
    out_.subject = {tree_[tree_.noun_phrase(person).first].first, comma};
    for (auto i = out_.subject.first; i < comma; ++i)
      if (text_.is(i, ",")) out_.subject.first = i + 1;
    return true;
  }
  bool is_time(Node node) const { return quantity::is_time(view_, tree_, node); }

  // "half of the children": the children.
  Node whole() const {
    Node found = no_node;
    tree_.each_child(top_, [&](Node i) {
      if (found == no_node && relation(i) == Relation::nmod && preposition(i) == "of") found = i;
    });
    return found;
  }
  std::string_view preposition(Node node) const {
    const auto mark = tree_.child(node, Relation::case_mark);
    return mark == no_node ? std::string_view() : word(mark);
  }

  const TokenText& text_;
  const SentenceView& view_;
  const Mention& mention_;
  const language::SyntaxTree& tree_;
  TreeReading out_;
  Node top_ = no_node;   // of the quantity, or of the noun that it counts
  Node noun_ = no_node;  // that it counts or modifies
  Node predicate_ = no_node;
  Node subject_ = no_node;
};

}  // namespace quantity
