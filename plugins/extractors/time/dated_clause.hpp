// The clause that a time dates: by the order of the words, corrected by the chosen event.
#pragma once

#include "event_choice.hpp"

namespace time_extractor {

// `time` ends within the sentence. A sentence without a tree has only the order of its words.
Clause dated_clause(const DatedSentence& view, const Expression& time, const EventChoice& choice);

}  // namespace time_extractor
