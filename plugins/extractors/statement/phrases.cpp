#include "phrases.hpp"

#include <algorithm>

namespace statement {

namespace {

bool set_apart(const SyntaxTree& tree, std::uint32_t node) {
  const auto from = tree[node].from;
  if (language::is_mark(tree[from].tag) && tree[from].tag != Tag::open_quote) return true;
  return from > 0 && language::is_mark(tree[from - 1].tag) && tree[from - 1].tag != Tag::open_quote;
}

// What follows a head and is no part of the name of the thing.
bool leaves_out(const SyntaxTree& tree, std::uint32_t child) {
  switch (tree[child].relation) {
    case Relation::appos:
    case Relation::parataxis:
    case Relation::list: return true;
    case Relation::advcl: return true;
    case Relation::acl:
    case Relation::acl_relcl:
    case Relation::advcl_relcl: return set_apart(tree, child);
    case Relation::conj: return tree.is_predicate(child) && language::is_verb(tree[child].tag);
    default: return false;
  }
}

bool closes(Tag mark, Tag opening) {
  return (mark == Tag::close_quote && opening == Tag::open_quote) ||
         (mark == Tag::close_bracket && opening == Tag::open_bracket);
}

bool has_partner(const SyntaxTree& tree, NodeRange range, std::uint32_t mark) {
  for (auto i = range.first; i < range.last; ++i) {
    if (i < mark && closes(tree[mark].tag, tree[i].tag)) return true;
    if (i > mark && closes(tree[i].tag, tree[mark].tag)) return true;
  }
  return false;
}

bool is_loose(const SyntaxTree& tree, NodeRange range, std::uint32_t node) {
  const auto& it = tree[node];
  if (it.tag == Tag::cc || it.relation == Relation::cc) return true;
  if (!language::is_mark(it.tag) && it.tag != Tag::nfp && it.tag != Tag::hyph) return false;
  return !has_partner(tree, range, node);
}

// A conjunction or preposition whose clause or noun was left out.
bool leads_nowhere(const SyntaxTree& tree, std::uint32_t node) {
  const auto relation = tree[node].relation;
  return tree[node].head > node && (relation == Relation::mark || relation == Relation::case_mark) &&
         tree[node].tag == Tag::in;
}

}  // namespace

bool is_wh(Tag tag) { return tag == Tag::wdt || tag == Tag::wp || tag == Tag::wrb || tag == Tag::wp_possessive; }

NodeRange trimmed(const SyntaxTree& tree, NodeRange range) {
  while (!range.empty() && is_loose(tree, range, range.first)) ++range.first;
  while (!range.empty() && (is_loose(tree, range, range.last - 1) || leads_nowhere(tree, range.last - 1))) --range.last;
  return range;
}

NodeRange phrase(const SyntaxTree& tree, std::uint32_t head, std::uint32_t until) {
  NodeRange range{tree[head].from, std::min(tree[head].to, until)};
  for (auto i = head + 1; i < range.last; ++i) {
    const auto from = tree[i].tag == Tag::colon ? i : tree[i].from;
    if (tree[i].tag == Tag::colon || (from > head && leaves_out(tree, i))) range.last = std::min(range.last, from);
  }
  return trimmed(tree, range);
}

NodeRange named_thing(const SyntaxTree& tree, std::uint32_t head, std::uint32_t until) {
  auto range = phrase(tree, head, until);
  tree.each_child(head, [&](std::uint32_t i) {
    if (i > head || tree[i].from < range.first) return;
    switch (tree[i].relation) {
      case Relation::case_mark:
      case Relation::cop:
      case Relation::mark:
      case Relation::nsubj:
      case Relation::nsubj_pass:
      case Relation::expl:
      case Relation::aux:
      case Relation::advmod: range.first = tree[i].to; break;
      default: break;
    }
  });
  return trimmed(tree, range);
}

std::uint32_t preposition_of(const SyntaxTree& tree, std::uint32_t head, NodeRange words) {
  auto end = words.first;
  tree.each_child(head, [&](std::uint32_t i) {
    if (i < head && i >= words.first && tree[i].relation == Relation::case_mark) end = std::max(end, tree[i].to);
  });
  return std::min(end, head) - words.first;
}

}  // namespace statement
