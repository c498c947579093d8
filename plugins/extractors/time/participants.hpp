// Who or what an event is of: the nouns of its sentence, with what speaks for each.
#pragma once

#include "event_candidates.hpp"

namespace time_extractor {

// Tokens [first, last).
struct Tokens {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
};

struct ParticipantCandidates {
  std::vector<std::uint32_t> nodes;  // the first is no_node: nobody is named
  std::vector<language::Evidence> evidence;
};

// `by_order`: the subject of the event's verb by the order of the words, perhaps empty. `view.tree` is parsed.
ParticipantCandidates participant_candidates(const DatedSentence& view, const Expression& time,
                                             const EventCandidate& event, Tokens by_order);

// The noun that the others of these words hang from, or no_node.
std::uint32_t head_of(const language::SyntaxTree& tree, Tokens words);
// The noun phrase of a participant, without the time.
Tokens phrase_of(const DatedSentence& view, const Expression& time, std::uint32_t node);

}  // namespace time_extractor
