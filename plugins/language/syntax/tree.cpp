#include "language/syntax/tree.hpp"

#include <algorithm>

namespace language {

void SyntaxTree::widen() {
  for (std::uint32_t i = 0; i < size(); ++i) {
    for (auto at = nodes[i].head; at != no_node; at = nodes[at].head) {
      nodes[at].from = std::min(nodes[at].from, i);
      nodes[at].to = std::max(nodes[at].to, i + 1);
    }
  }
}

std::uint32_t SyntaxTree::node_of_token(std::size_t token) const {
  const auto found =
      std::partition_point(nodes.begin(), nodes.end(), [&](const SyntaxNode& node) { return node.last <= token; });
  return found == nodes.end() || found->first > token ? no_node : static_cast<std::uint32_t>(found - nodes.begin());
}

std::uint32_t SyntaxTree::root() const {
  if (!parsed) return no_node;
  for (std::uint32_t i = 0; i < size(); ++i)
    if (nodes[i].head == no_node) return i;
  return no_node;
}

std::uint32_t SyntaxTree::child(std::uint32_t node, Relation relation) const {
  if (!parsed) return no_node;
  for (std::uint32_t i = nodes[node].from; i < nodes[node].to; ++i)
    if (nodes[i].head == node && nodes[i].relation == relation) return i;
  return no_node;
}

std::uint32_t SyntaxTree::subject_of(std::uint32_t predicate) const {
  if (!parsed) return no_node;
  for (auto at = predicate; at != no_node; at = nodes[at].head) {
    std::uint32_t subject = no_node;
    each_child(at, [&](std::uint32_t i) {
      if (subject == no_node && (is_subject(nodes[i].relation) || nodes[i].relation == Relation::csubj)) subject = i;
    });
    const auto relation = nodes[at].relation;
    const bool relative = relation == Relation::acl || relation == Relation::acl_relcl;
    if (relative && (subject == no_node || nodes[subject].tag == Tag::wdt || nodes[subject].tag == Tag::wp))
      return nodes[at].head;
    if (subject != no_node) return subject;
    if (relation == Relation::xcomp) {
      for (const auto role : {Relation::obj, Relation::iobj}) {
        const auto object = child(nodes[at].head, role);
        if (object != no_node && object < at) return object;
      }
    }
    if (relation != Relation::conj && relation != Relation::xcomp && relation != Relation::advcl &&
        relation != Relation::ccomp && relation != Relation::parataxis)
      return no_node;
  }
  return no_node;
}

bool SyntaxTree::is_predicate(std::uint32_t node) const {
  const auto& it = nodes[node];
  if (is_auxiliary(it.relation) || it.relation == Relation::cop) return false;
  if (it.relation == Relation::amod || it.relation == Relation::compound || it.relation == Relation::case_mark)
    return false;
  if (is_verb(it.tag)) return true;
  return child(node, Relation::cop) != no_node || child(node, Relation::nsubj) != no_node;
}

std::uint32_t SyntaxTree::predicate_over(std::uint32_t node) const {
  if (!parsed) return no_node;
  for (auto at = nodes[node].head; at != no_node; at = nodes[at].head)
    if (is_predicate(at)) return at;
  return no_node;
}

bool SyntaxTree::is_passive(std::uint32_t predicate) const {
  if (!parsed) return false;
  return child(predicate, Relation::aux_pass) != no_node || child(predicate, Relation::nsubj_pass) != no_node ||
         (nodes[predicate].tag == Tag::vbn && nodes[predicate].relation == Relation::acl);
}

std::vector<std::uint32_t> SyntaxTree::conjuncts(std::uint32_t node) const {
  if (!parsed) return {};
  while (nodes[node].relation == Relation::conj && nodes[node].head != no_node) node = nodes[node].head;
  std::vector<std::uint32_t> joined{node};
  each_child(node, [&](std::uint32_t i) {
    if (nodes[i].relation == Relation::conj) joined.push_back(i);
  });
  std::sort(joined.begin(), joined.end());
  return joined;
}

namespace {

// What before the head of a noun phrase belongs to it.
bool describes_before(Relation relation) {
  switch (relation) {
    case Relation::det:
    case Relation::det_predet:
    case Relation::amod:
    case Relation::compound:
    case Relation::nummod:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::nmod_unmarked:
    case Relation::flat:
    case Relation::goeswith:
    case Relation::advmod: return true;
    default: return false;
  }
}

// What after it.
bool describes_after(Relation relation) {
  return relation == Relation::nmod || relation == Relation::flat || relation == Relation::goeswith ||
         relation == Relation::compound || relation == Relation::fixed;
}

}  // namespace

NodeRange SyntaxTree::noun_phrase(std::uint32_t head) const {
  if (!parsed) return {};
  NodeRange range{head, head + 1};
  for (auto i = head; i-- > nodes[head].from;) {
    if (nodes[i].head != head) continue;
    if (!describes_before(nodes[i].relation)) break;
    range.first = nodes[i].from;
  }
  for (auto i = head + 1; i < nodes[head].to; ++i) {
    if (nodes[i].head != head) continue;
    if (!describes_after(nodes[i].relation)) break;
    range.last = nodes[i].relation == Relation::nmod ? joined_phrase(i).last : nodes[i].to;
  }
  return range;
}

NodeRange SyntaxTree::joined_phrase(std::uint32_t head) const {
  auto range = noun_phrase(head);
  each_child(head, [&](std::uint32_t i) {
    if (nodes[i].relation == Relation::conj && is_noun(nodes[i].tag) && !is_predicate(i))
      range.last = std::max(range.last, noun_phrase(i).last);
  });
  return range;
}

NodeRange SyntaxTree::noun_core(std::uint32_t head) const {
  auto range = noun_phrase(head);
  if (range.empty()) return range;
  range.last = head + 1;
  while (range.first < head && (nodes[range.first].tag == Tag::dt || nodes[range.first].tag == Tag::pdt ||
                                nodes[range.first].tag == Tag::prp_possessive))
    ++range.first;
  return range;
}

}  // namespace language
