// Says that its plugin struct ends before its functions do.
#define BAD_PLUGIN_SIZE 16
#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_EXTRACTOR("extractor.small-plugin", extract)
