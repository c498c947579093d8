// The event that a time dates, and who or what it is of: chosen among the verbs and nouns of its sentence by learned weights
// (train/README.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "participants.hpp"

namespace time_extractor {

class EventChoice {
 public:
  EventChoice();

  // Kind nothing: the time dates nothing in its sentence. No value: it is not clear what it dates.
  std::optional<EventCandidate> choose(const DatedSentence& view, const Expression& time,
                                       const VerbGroup* governing) const;
  // The words for who or what the event is of; empty: nobody is named, or it is not clear who. `by_order` as in
  // participants.hpp.
  Tokens participant(const DatedSentence& view, const Expression& time, const EventCandidate& event,
                     Tokens by_order) const;

 private:
  std::vector<std::int16_t> events_;
  std::vector<std::int16_t> participants_;
};

// How claims name the event: "open" of "was opened", "be ready", "attack" of "attacks".
std::string name_of(const EventCandidate& event, const DatedSentence& view);

}  // namespace time_extractor
