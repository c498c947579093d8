// Shows a function of its own to the other libraries of the process.
#include "raw.hpp"

extern "C" DOSSIER_EXPORT int helper() { return 1; }

namespace bad::two_symbols {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_EXTRACTOR("extractor.two-symbols", extract)

}  // namespace bad::two_symbols

BAD_LIBRARY(&bad::two_symbols::plugin)
