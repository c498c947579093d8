// The words of a phrase that say what it is.
#pragma once

#include "draft.hpp"

namespace statement {

// The phrase under `head` with its preposition, without the relative clauses and appositions that follow a comma, and
// without marks and conjunctions at its ends. It ends before the node `until`, if that is one.
NodeRange phrase(const SyntaxTree& tree, std::uint32_t head, std::uint32_t until = no_node);
// The same of a noun that a clause or an apposition describes, without what is before the noun phrase: "of", "was".
NodeRange named_thing(const SyntaxTree& tree, std::uint32_t head, std::uint32_t until = no_node);
// Without marks and conjunctions at the ends; a quotation mark or bracket stays with its partner.
NodeRange trimmed(const SyntaxTree& tree, NodeRange range);
// How many words at the beginning of the phrase under `head` are its preposition.
std::uint32_t preposition_of(const SyntaxTree& tree, std::uint32_t head, NodeRange words);
bool is_wh(Tag tag);

}  // namespace statement
