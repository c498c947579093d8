// Looks for the zero byte that no view has.
#pragma once

#include "raw.hpp"

namespace bad::reads_beyond {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const volatile char* at = call->text.data;
  for (std::uint64_t i = 0; i <= call->text.size && call->text.size > 0; ++i)
    if (at[i] == '\0' && i == call->text.size) return bad::emit_first(call);
  return DOSSIER_OK;
}
BAD_EXTRACTOR("extractor.reads-beyond", extract)

}  // namespace bad::reads_beyond
