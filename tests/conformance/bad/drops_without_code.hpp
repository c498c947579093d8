// Leaves a part out and does not say why.
#pragma once

#include "raw.hpp"

namespace bad::drops_without_code {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  dossier_error reason{};
  reason.struct_size = sizeof reason;
  call->host->drop(call->context, &reason);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.drops-without-code", extract)

}  // namespace bad::drops_without_code
