// Opens a file in every call and closes none.
#pragma once

#include <fcntl.h>

#include "raw.hpp"

namespace bad::keeps_files {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.keeps-files", extract)

}  // namespace bad::keeps_files
