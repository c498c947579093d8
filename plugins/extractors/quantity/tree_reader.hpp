// What a quantity is a quantity of, read from the sentence's tree: a second witness to the rules over tokens.
#pragma once

#include <string>

#include "description.hpp"
#include "language/syntax/tree.hpp"

namespace quantity {

// Where in the tree the subject was found.
enum class SubjectSource { none, described, aged, above, clause, whole };

struct TreeReading {
  TokenRange subject;
  SubjectSource subject_source = SubjectSource::none;
  std::string property;
  const VerbAt* verb = nullptr;  // of the predicate that the quantity belongs to, if the rules know it as a verb
  bool predicate = false;        // there is such a predicate
  language::Relation relation = language::Relation::none;  // of the quantity to what it belongs to
  std::uint32_t top = language::no_node;                   // of the quantity, or of the noun that it counts
  std::uint32_t noun = language::no_node;                  // that it counts or modifies
  std::uint32_t clause = language::no_node;                // the predicate
  std::int32_t margin = 0;  // the least of the parser's on the way to the predicate and its subject
};

// `tree`: of the whole sentence, parsed.
TreeReading read_tree(const SentenceView& view, std::size_t index, const language::SyntaxTree& tree);

}  // namespace quantity
