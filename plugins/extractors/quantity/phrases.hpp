// Noun phrases of a sentence's tree as subjects and as words for a property.
#pragma once

#include <string>

#include "description.hpp"

namespace quantity {

// The noun phrase around `head` as a subject: without the quantity, cut where a clause begins, a dateline and what cutting
// left over removed ("whose rate", "piles of"). Empty if nothing is left.
TokenRange phrase_of(const SentenceView& view, const Mention& mention, const language::SyntaxTree& tree,
                     std::uint32_t head);
bool can_be_subject(language::Tag tag);

// The words that say what a noun is, in lower case: without determiners, numbers, possessors and names. `from_token`: the
// words before it are left out. Empty for names.
std::string noun_words(const SentenceView& view, const Mention& mention, const language::SyntaxTree& tree,
                       std::uint32_t noun, std::size_t from_token = 0);

// "today" is a time, not what did something.
bool is_time(const SentenceView& view, const language::SyntaxTree& tree, std::uint32_t node);
bool is_in_other_mention(const SentenceView& view, const Mention& mention, const language::SyntaxTree& tree,
                         std::uint32_t node);
// The token of the sentence's first word, after the mark of a list's item.
std::size_t first_word(const SentenceView& view);

}  // namespace quantity
