// Claims what differs from the document before.
#pragma once

#include "raw.hpp"

namespace bad::depends_on_order {

static dossier_status extract(dossier_instance* instance, const dossier_extract_call* call) {
  auto& before = bad::state_of(instance).kept;
  const bool longer = call->text.size > before.size();
  before = bad::text_of(call->text);
  return longer ? bad::emit_first(call) : static_cast<dossier_status>(DOSSIER_OK);
}
BAD_EXTRACTOR("extractor.depends-on-order", extract)

}  // namespace bad::depends_on_order
