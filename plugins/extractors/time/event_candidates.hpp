// What a time expression may date: the verbs and nouns of its sentence, with what speaks for each.
#pragma once

#include <cstdint>
#include <vector>

#include "clause.hpp"
#include "expression.hpp"
#include "language/choice.hpp"
#include "language/syntax/tree.hpp"

namespace time_extractor {

struct DatedSentence {
  const Lexed& lexed;
  const dossier::Sentence& sentence;
  const std::vector<VerbGroup>& groups;
  const language::SyntaxTree& tree;  // of the whole sentence
};

enum class EventKind : std::uint8_t { nothing, verb, copula, adjective, noun };

struct EventCandidate {
  EventKind kind = EventKind::nothing;
  std::uint32_t node = language::no_node;
};

struct EventCandidates {
  std::vector<EventCandidate> candidates;  // the first is "nothing"
  std::vector<language::Evidence> evidence;
};

// `view.tree` is parsed. `governing`: the verb by the order of the words (clause.hpp), or nullptr.
EventCandidates event_candidates(const DatedSentence& view, const Expression& time, const VerbGroup* governing);

}  // namespace time_extractor
