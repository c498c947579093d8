// A sentence as syntax sees it: its words with tags, and the tree that they form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/syntax/relations.hpp"
#include "language/syntax/tags.hpp"
#include "language/syntax/words.hpp"

namespace language {

struct SyntaxNode : SyntaxWord {
  Tag tag = Tag::none;
  Relation relation = Relation::none;
  std::uint32_t head = 0;  // a node; no_node for the root, and where there is no tree
  std::uint32_t from = 0;  // the nodes [from, to) are this one and all below it
  std::uint32_t to = 0;
  std::int32_t margin = 0;  // how sure the parser was of the head: 0 is a tie
};

inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

// Nodes [first, last).
struct NodeRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first == last; }
};

class SyntaxTree {
 public:
  std::vector<SyntaxNode> nodes;
  bool parsed = false;  // false: tags only, the sentence is too long for a tree. All queries then find nothing.

  const SyntaxNode& operator[](std::uint32_t node) const { return nodes[node]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes.size()); }

  // Sets `from` and `to` of all nodes from their heads.
  void widen();

  // The node that holds the token, or no_node; the first part of a token that is two words.
  std::uint32_t node_of_token(std::size_t token) const;
  std::uint32_t root() const;

  // Calls use(child) for each child of `node`, in order of the text.
  template <class Use>
  void each_child(std::uint32_t node, Use use) const {
    if (!parsed) return;
    for (std::uint32_t i = nodes[node].from; i < nodes[node].to; ++i)
      if (nodes[i].head == node) use(i);
  }
  // The first child with this relation, or no_node.
  std::uint32_t child(std::uint32_t node, Relation relation) const;

  // The subject of the clause that `predicate` heads; of "was built" what was built. A predicate without one has that
  // of the predicate it is joined to ("X rose and fell") or that it completes ("X began to fall", "X fell, losing 5
  // percent"), or the object of that ("Y told X to leave"); for a relative clause it is the noun that the clause describes. no_node if there is none.
  std::uint32_t subject_of(std::uint32_t predicate) const;
  // The predicate whose clause holds `node`: the nearest verb, or noun or adjective with a copula, above it.
  std::uint32_t predicate_over(std::uint32_t node) const;
  bool is_predicate(std::uint32_t node) const;
  bool is_passive(std::uint32_t predicate) const;
  // "X, Y and Z" for any of the three: all that are joined, in order.
  std::vector<std::uint32_t> conjuncts(std::uint32_t node) const;
  // The noun phrase around a head: with what describes it ("the three former presidents of France"), without relative
  // clauses, appositions, parentheses and what else follows it, and without the preposition before it.
  NodeRange noun_phrase(std::uint32_t head) const;
  // The same with the nouns that are joined to the head: "the mayor and two of her aides".
  NodeRange joined_phrase(std::uint32_t head) const;
  // The noun phrase up to the head itself, without determiners: "three former presidents".
  NodeRange noun_core(std::uint32_t head) const;
};

}  // namespace language
