// The event that a time dates: chosen among the verbs and nouns of its sentence by learned weights (train/README.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event_candidates.hpp"

namespace time_extractor {

class EventChoice {
 public:
  EventChoice();

  // Kind nothing: the time dates nothing in its sentence, or it is not clear what.
  EventCandidate choose(const DatedSentence& view, const Expression& time, const VerbGroup* governing) const;

 private:
  std::vector<std::int16_t> weights_;
};

// How claims name the event: "open" of "was opened", "be ready", "attack" of "attacks".
std::string name_of(const EventCandidate& event, const DatedSentence& view);

}  // namespace time_extractor
