// The tree of the sentence in which somebody speaks, found by items.
#pragma once

#include "language/syntax/document_syntax.hpp"
#include "stream.hpp"

namespace quote {

using Node = std::uint32_t;
using language::no_node;

class SentenceTree {
 public:
  SentenceTree(const Stream& stream, const language::DocumentSyntax& syntax) : stream_(stream), syntax_(syntax) {}

  // Reads the sentence that holds the item. False if it is too long for a tree.
  bool read(std::size_t item);

  const language::SyntaxTree& tree() const { return tree_; }
  const language::SyntaxNode& operator[](Node node) const { return tree_[node]; }
  std::string_view word(Node node) const { return tree_[node].of(stream_.text()); }
  // The first node of an item; no_node if it is in another sentence.
  Node node(std::size_t item) const;
  // The item that holds the first byte of a node.
  std::size_t item(Node node) const;
  // The nodes of the items [first, last) that are in the sentence.
  language::NodeRange nodes(std::size_t first, std::size_t last) const;
  // The node in the range that the most others hang from.
  Node top(language::NodeRange range) const;
  // The tag that shows a clause's tense: of its first auxiliary, else of the predicate.
  language::Tag tense(Node predicate) const;

 private:
  const Stream& stream_;
  const language::DocumentSyntax& syntax_;
  language::Syntax::Scratch scratch_;
  language::SyntaxTree tree_;
  std::size_t sentence_ = static_cast<std::size_t>(-1);
};

}  // namespace quote
