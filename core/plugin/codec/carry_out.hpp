// The other side of a call message: what decodes it and calls the plugin.
#pragma once

#include <string_view>

#include "core/plugin/codec/call_message.hpp"

namespace dossier::plugin::codec {

// A plugin as the worker holds it.
struct Callee {
  dossier_instance* instance = nullptr;
  const void* functions = nullptr;  // of its capability
};

// Decodes the call and makes it, with this host. `large` is what came beside it. What only some functions give (a
// sketch, rows, outputs) goes to `answer`. Throws BadPayload.
dossier_status carry_out(std::string_view payload, std::string_view large, const Callee& callee,
                         const dossier_host* host, void* context, FieldWriter& answer);

}  // namespace dossier::plugin::codec
