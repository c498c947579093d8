// From a document to its time claims.
#pragma once

#include "dossier/extractor.hpp"
#include "event_choice.hpp"
#include "language/syntax/document_syntax.hpp"
#include "setting.hpp"

namespace time_extractor {

struct ClaimChoice {
  Preferences preferences;
  bool durations = true;
  bool sets = true;
  bool present = false;  // "now", "currently"
};

// `syntax` and `events` find the event that a time dates.
void extract_times(const dossier::Document& document, const ClaimChoice& choice, const language::DocumentSyntax& syntax,
                   const EventChoice& events, dossier::ClaimSink& sink);

}  // namespace time_extractor
