// Opens a file in every call and closes none.
#include <fcntl.h>

#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.keeps-files", extract)
