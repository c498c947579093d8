// Leaves a thread behind in every call.
#pragma once

#include <unistd.h>

#include <thread>

#include "raw.hpp"

namespace bad::keeps_threads {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  std::thread([] { ::sleep(60); }).detach();
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.keeps-threads", extract)

}  // namespace bad::keeps_threads
