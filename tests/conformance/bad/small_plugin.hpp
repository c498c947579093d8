// Says that its plugin struct ends before its functions do.
#pragma once

#include "raw.hpp"

namespace bad::small_plugin {

constexpr std::uint32_t plugin_size = 16;

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_EXTRACTOR("extractor.small-plugin", extract)

}  // namespace bad::small_plugin
