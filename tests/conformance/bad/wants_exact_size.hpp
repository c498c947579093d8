// Takes a host that has grown for another one.
#pragma once

#include "raw.hpp"

namespace bad::wants_exact_size {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  if (call->host->struct_size == sizeof(dossier_host)) return bad::emit_first(call);
  bad::fail(call->host, call->context, "bad_host", "expected the host of this version");
  return DOSSIER_FAILED;
}
BAD_EXTRACTOR("extractor.wants-exact-size", extract)

}  // namespace bad::wants_exact_size
