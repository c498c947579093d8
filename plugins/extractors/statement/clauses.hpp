// Clauses of a tree as drafts: subject, words of the verb, everything that the verb governs.
#pragma once

#include "draft.hpp"

namespace statement {

// Calls for each predicate that has a subject; all its arguments are kept, in order of weight: objects and complements,
// then what follows the verb, then what is before the subject.
void read_clauses(const SyntaxTree& tree, std::vector<Draft>& drafts);

// "X, the mayor of Y,": the name is what the other is.
void read_appositions(const SyntaxTree& tree, std::vector<Draft>& drafts);

}  // namespace statement
