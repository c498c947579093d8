// Forgets what it took from the heap, in every call.
#pragma once

#include "raw.hpp"

namespace bad::leaks {

static char* volatile last = nullptr;
static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  last = new char[256 + call->text.size % 16];
  last[0] = 'x';
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.leaks", extract)

}  // namespace bad::leaks
