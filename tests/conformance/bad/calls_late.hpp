// Logs to the host of an earlier call.
#pragma once

#include "raw.hpp"

namespace bad::calls_late {

static const dossier_host* host = nullptr;
static void* context = nullptr;
static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  if (host) host->cancelled(context);
  host = call->host;
  context = call->context;
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.calls-late", extract)

}  // namespace bad::calls_late
