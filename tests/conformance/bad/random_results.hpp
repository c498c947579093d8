// Throws dice.
#pragma once

#include <random>

#include "raw.hpp"

namespace bad::random_results {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  static std::random_device dice;
  return dice() % 2 ? bad::emit_first(call) : static_cast<dossier_status>(DOSSIER_OK);
}
BAD_EXTRACTOR("extractor.random-results", extract)

}  // namespace bad::random_results
