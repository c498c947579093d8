// Claims something in one half of the world only.
#pragma once

#include <cstdlib>

#include "raw.hpp"

namespace bad::depends_on_time_zone {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const char* zone = std::getenv("TZ");
  return zone && std::string_view(zone).starts_with("Asia/") ? static_cast<dossier_status>(DOSSIER_OK)
                                                             : bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.depends-on-time-zone", extract)

}  // namespace bad::depends_on_time_zone
