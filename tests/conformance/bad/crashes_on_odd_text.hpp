// Knows printed English only.
#pragma once

#include "raw.hpp"

namespace bad::crashes_on_odd_text {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  for (const char c : bad::text_of(call->text))
    if (c == '\0' || c == '\r' || static_cast<unsigned char>(c) >= 0x80) __builtin_trap();
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.crashes-on-odd-text", extract)

}  // namespace bad::crashes_on_odd_text
