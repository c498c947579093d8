// Declares a required option and works without it.
#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_LIBRARY("extractor.needs-nothing", "[{\"name\":\"words\",\"type\":\"text\",\"help\":\"The words.\"}]", extract,
            bad::create_with_any, bad::is_extractor)
