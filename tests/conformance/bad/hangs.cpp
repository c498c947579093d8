// Never comes back.
#include <unistd.h>

#include "raw.hpp"

static dossier_status extract(dossier_instance*, const dossier_extract_call*) {
  while (true) ::sleep(1);
}
BAD_EXTRACTOR("extractor.hangs", extract)
