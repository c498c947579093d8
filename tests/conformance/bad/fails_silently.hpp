// Fails on short texts, and does not say why.
#pragma once

#include "raw.hpp"

namespace bad::fails_silently {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  return call->text.size < 3 ? static_cast<dossier_status>(DOSSIER_FAILED) : bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.fails-silently", extract)

}  // namespace bad::fails_silently
