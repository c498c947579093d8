// Has its functions for every capability whose id begins like its own.
#pragma once

#include "raw.hpp"

namespace bad::answers_any_capability {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
static bool is_mine(const char* id) { return std::string_view(id).starts_with("dossier.extractor/"); }
BAD_PLUGIN("extractor.answers-any-capability", "[]", extract, bad::create, is_mine)

}  // namespace bad::answers_any_capability
