// Claims one byte more than there is.
#pragma once

#include "raw.hpp"

namespace bad::span_outside {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  return bad::emit(call, 0, call->text.size + 1) == DOSSIER_OK ? DOSSIER_OK : DOSSIER_FAILED;
}
BAD_EXTRACTOR("extractor.span-outside", extract)

}  // namespace bad::span_outside
