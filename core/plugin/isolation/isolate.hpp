// The same plugin in worker processes: an instance whose functions talk to workers. Its user sees no difference, except
// that a crash is a failed call.
#pragma once

#include <variant>

#include "core/plugin/instance.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::plugin {

// A stand-in for a plugin that is not loaded: the functions for instances made by isolate(). It cannot create instances
// or describe itself. `installed` must outlive the result.
LoadedPlugin stand_in_for(const InstalledPlugin& installed);

// `installed` must outlive the instance. The library is not loaded into this process.
std::variant<Instance, CallFault> isolate(const InstalledPlugin& installed, const Json& options, const CallScope& scope,
                                          const Limits& limits, const Sandbox& sandbox);

// The sniff function of a reader that isolate() made; DOSSIER_UNSUPPORTED where it has none. `call` receives a failure.
dossier_status sniff_isolated(const Instance& reader, std::string_view uri, std::string_view head, Call& call,
                              std::int32_t& score);

}  // namespace dossier::plugin
