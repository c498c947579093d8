// From a document to its time claims.
#pragma once

#include "dossier/extractor.hpp"
#include "event_choice.hpp"
#include "language/syntax/syntax.hpp"
#include "setting.hpp"

namespace time_extractor {

struct ClaimChoice {
  Preferences preferences;
  bool durations = true;
  bool sets = true;
  bool present = false;  // "now", "currently"
};

// What finds the event that a time dates.
struct EventReading {
  language::Syntax syntax;
  EventChoice events;
};

void extract_times(const dossier::Document& document, const ClaimChoice& choice, const EventReading& reading,
                   dossier::ClaimSink& sink);

}  // namespace time_extractor
