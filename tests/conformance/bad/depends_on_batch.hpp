// Claims nothing after the fifth call of an instance.
#pragma once

#include "raw.hpp"

namespace bad::depends_on_batch {

static dossier_status extract(dossier_instance* instance, const dossier_extract_call* call) {
  return ++bad::state_of(instance).calls > 5 ? static_cast<dossier_status>(DOSSIER_OK) : bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.depends-on-batch", extract)

}  // namespace bad::depends_on_batch
