// From a document to its time claims.
#pragma once

#include "dossier/extractor.hpp"
#include "setting.hpp"

namespace time_extractor {

struct ClaimChoice {
  Preferences preferences;
  bool durations = true;
  bool sets = true;
  bool present = false;  // "now", "currently"
};

void extract_times(const dossier::Document& document, const ClaimChoice& choice, dossier::ClaimSink& sink);

}  // namespace time_extractor
