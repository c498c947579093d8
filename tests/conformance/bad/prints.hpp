// Talks to the terminal.
#pragma once

#include <cstdio>

#include "raw.hpp"

namespace bad::prints {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  std::puts("extracting");
  std::fflush(stdout);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.prints", extract)

}  // namespace bad::prints
