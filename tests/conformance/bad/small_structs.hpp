// Hands over a struct without its size.
#pragma once

#include "raw.hpp"

namespace bad::small_structs {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  dossier_log line{};
  line.level = DOSSIER_LOG_DEBUG;
  line.message = bad::view_of("here");
  call->host->log(call->context, &line);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.small-structs", extract)

}  // namespace bad::small_structs
