// The same plugin in processes of its own: an instance whose functions speak to workers. What uses it sees no
// difference, but that a crash is a failed call.
#pragma once

#include <variant>

#include "core/plugin/instance.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::plugin {

// What stands for the plugin where it is not loaded: the functions that isolate()'s instances take. It makes no
// instances itself, and describes nothing. `installed` must outlive the result.
LoadedPlugin stand_in_for(const InstalledPlugin& installed);

// `installed` must outlive the instance. The library is not loaded into this process.
std::variant<Instance, CallFault> isolate(const InstalledPlugin& installed, const Json& options, const CallScope& scope,
                                          const Limits& limits);

// The sniff function of a reader that isolate() made; DOSSIER_UNSUPPORTED where it has none. `call` receives a failure.
dossier_status sniff_isolated(const Instance& reader, std::string_view uri, std::string_view head, Call& call,
                              std::int32_t& score);

}  // namespace dossier::plugin
