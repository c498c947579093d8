// Does not look at what emit answers.
#pragma once

#include "raw.hpp"

namespace bad::ignores_refusal {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  bad::emit_first(call);
  bad::emit_first(call);
  return DOSSIER_OK;
}
BAD_EXTRACTOR("extractor.ignores-refusal", extract)

}  // namespace bad::ignores_refusal
