// Emits from a thread of its own.
#pragma once

#include <thread>

#include "raw.hpp"

namespace bad::other_thread {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  std::jthread([&] { bad::emit_first(call); });
  return DOSSIER_OK;
}
BAD_EXTRACTOR("extractor.other-thread", extract)

}  // namespace bad::other_thread
