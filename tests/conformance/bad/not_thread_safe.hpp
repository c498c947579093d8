// Works in a buffer of the instance, which threads share.
#pragma once

#include <thread>

#include "raw.hpp"

namespace bad::not_thread_safe {

static dossier_status extract(dossier_instance* instance, const dossier_extract_call* call) {
  auto& state = bad::state_of(instance);
  volatile long& size = state.calls;
  size = static_cast<long>(call->text.size);
  std::this_thread::yield();
  for (int i = 0; i < 20000; ++i) {
    asm volatile("");
  }
  return size == static_cast<long>(call->text.size) ? bad::emit_first(call) : static_cast<dossier_status>(DOSSIER_OK);
}
BAD_EXTRACTOR("extractor.not-thread-safe", extract)

}  // namespace bad::not_thread_safe
