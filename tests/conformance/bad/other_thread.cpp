// Emits from a thread of its own.
#include <thread>

#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  std::jthread([&] { bad::emit_first(call); });
  return DOSSIER_OK;
}
BAD_EXTRACTOR("extractor.other-thread", extract)
