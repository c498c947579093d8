// Declares a range and looks at no option.
#pragma once

#include "raw.hpp"

namespace bad::takes_anything {

static dossier_status extract(dossier_instance*, const dossier_extract_call* call) { return bad::emit_first(call); }
BAD_PLUGIN("extractor.takes-anything",
           "[{\"name\":\"least\",\"type\":\"integer\",\"help\":\"The least.\",\"default\":3,\"minimum\":1,"
           "\"maximum\":9}]",
           extract, bad::create_with_any, bad::is_extractor)

}  // namespace bad::takes_anything
