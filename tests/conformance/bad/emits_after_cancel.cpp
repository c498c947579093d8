// Asks whether to stop, and goes on for one more result.
#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const bool stop = call->host->cancelled(call->context) != 0;
  const auto status = bad::emit_first(call);
  return stop ? DOSSIER_CANCELLED : status;
}
BAD_EXTRACTOR("extractor.emits-after-cancel", extract)
