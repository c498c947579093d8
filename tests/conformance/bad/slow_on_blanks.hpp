// Takes its time where nothing stands.
#pragma once

#include <unistd.h>

#include "raw.hpp"

namespace bad::slow_on_blanks {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const auto text = bad::text_of(call->text);
  if (text.size() > 60000 && text.find_first_not_of(' ') == text.npos) ::sleep(text.size() > 200000 ? 3 : 11);
  return bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.slow-on-blanks", extract)

}  // namespace bad::slow_on_blanks
