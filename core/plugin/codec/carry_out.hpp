// The other side of a call message: what decodes it and calls the plugin.
#pragma once

#include <string_view>

#include "core/plugin/codec/call_message.hpp"

namespace dossier::plugin::codec {

// The plugin to call.
struct Callee {
  dossier_instance* instance = nullptr;
  const void* functions = nullptr;      // of its capability
  dossier_scratch** scratch = nullptr;  // a slot for its calls; null: none
};

// Decodes the call and makes it, with this host. `large`: the bytes passed separately. What only some functions return (a
// sketch, rows, outputs) is written to `answer`. Throws BadPayload.
dossier_status carry_out(std::string_view payload, std::string_view large, const Callee& callee,
                         const dossier_host* host, void* context, FieldWriter& answer);

}  // namespace dossier::plugin::codec
