// Takes the cube of the time for a large text.
#pragma once

#include <unistd.h>

#include "raw.hpp"

namespace bad::slow_on_large {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const auto megabytes = call->text.size >> 20U;
  ::usleep(static_cast<useconds_t>(10'000 * megabytes * megabytes * megabytes));
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.slow-on-large", extract)

}  // namespace bad::slow_on_large
