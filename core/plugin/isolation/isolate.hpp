// The same plugin in processes of its own: an instance whose functions speak to workers. What uses it sees no
// difference, but that a crash is a failed call.
#pragma once

#include <variant>

#include "core/plugin/instance.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::plugin {

// `installed` must outlive the instance. The library is not loaded into this process.
std::variant<Instance, CallFault> isolate(const InstalledPlugin& installed, const Json& options, const CallScope& scope,
                                          const Limits& limits);

}  // namespace dossier::plugin
