// A statement as it is being made from a tree: words of the relation, arguments, how it was read.
#pragma once

#include <cstdint>
#include <vector>

#include "language/syntax/tree.hpp"

namespace statement {

using language::no_node;
using language::NodeRange;
using language::Relation;
using language::SyntaxTree;
using language::Tag;

enum class Form : std::uint8_t {
  verb,        // "X signed Y"
  copula,      // "X is Y"
  relative,    // "X, who signed Y"
  participle,  // "X, signed by Y"; "X, signing Y"
  apposition   // "X, the mayor of Y,": "is" is not in the text
};

struct Argument {
  std::uint32_t head = no_node;
  Relation relation = Relation::none;
  NodeRange words;                // with its preposition
  std::uint32_t preposition = 0;  // how many of the words
};

struct Draft {
  Form form = Form::verb;
  bool implied_be = false;            // the relation begins with an "is" that the text does not have
  std::uint32_t predicate = no_node;  // the word that heads the clause
  std::uint32_t subject = no_node;
  NodeRange subject_words;
  std::vector<std::uint32_t> relation;  // words, in order of the text
  std::vector<Argument> arguments;      // without the subject
  std::int32_t score = 0;
};

}  // namespace statement
