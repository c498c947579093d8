// Leaves parts out under a code of their own each.
#pragma once

#include <string>

#include "raw.hpp"

namespace bad::drops_by_name {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  for (std::uint64_t i = 0; i < call->text.size && i < 40; ++i) {
    const std::string code = "byte_" + std::to_string(i);
    dossier_error reason{};
    reason.struct_size = sizeof reason;
    reason.code = bad::view_of(code);
    call->host->drop(call->context, &reason);
  }
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.drops-by-name", extract)

}  // namespace bad::drops_by_name
