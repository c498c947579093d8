// Never comes back.
#pragma once

#include <unistd.h>

#include "raw.hpp"

namespace bad::hangs {

static dossier_status extract(dossier_instance*, const dossier_extract_call*) {
  while (true) ::sleep(1);
}
BAD_EXTRACTOR("extractor.hangs", extract)

}  // namespace bad::hangs
