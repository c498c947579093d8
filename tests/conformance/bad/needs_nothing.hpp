// Declares a required option and works without it.
#pragma once

#include "raw.hpp"

namespace bad::needs_nothing {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_PLUGIN("extractor.needs-nothing", "[{\"name\":\"words\",\"type\":\"text\",\"help\":\"The words.\"}]", extract,
           bad::create_with_any, bad::is_extractor)

}  // namespace bad::needs_nothing
