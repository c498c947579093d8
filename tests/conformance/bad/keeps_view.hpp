// Keeps a view of the text it was lent, and reads it in the next call.
#pragma once

#include "raw.hpp"

namespace bad::keeps_view {

static std::string_view before;
static dossier_status extract(dossier_instance*, const dossier_extract_call* call) {
  const bool same = !before.empty() && !bad::text_of(call->text).empty() && before[0] == call->text.data[0];
  before = bad::text_of(call->text);
  return same ? static_cast<dossier_status>(DOSSIER_OK) : bad::emit_first(call);
}
BAD_EXTRACTOR("extractor.keeps-view", extract)

}  // namespace bad::keeps_view
