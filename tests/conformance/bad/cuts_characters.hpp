// Claims the first byte of every text, also where a character takes two.
#pragma once

#include "raw.hpp"

namespace bad::cuts_characters {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  if (call->text.size == 0) return DOSSIER_OK;
  return bad::emit(call, 0, 1) == DOSSIER_OK ? DOSSIER_OK : DOSSIER_FAILED;
}
BAD_EXTRACTOR("extractor.cuts-characters", extract)

}  // namespace bad::cuts_characters
