// Asks whether to stop, and goes on for one more result.
#pragma once

#include "raw.hpp"

namespace bad::emits_after_cancel {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const bool stop = call->host->cancelled(call->context) != 0;
  const auto status = bad::emit_first(call);
  return stop ? DOSSIER_CANCELLED : status;
}
BAD_EXTRACTOR("extractor.emits-after-cancel", extract)

}  // namespace bad::emits_after_cancel
