// The same plugin in worker processes: an instance whose functions talk to workers. Its user sees no difference, except
// that a crash is a failed call.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/plugin/instance.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::plugin {

// A stand-in for a plugin that is not loaded: the functions for instances made by isolate(). It cannot create instances
// or describe itself. `installed` must outlive the result.
LoadedPlugin stand_in_for(const InstalledPlugin& installed);

// `installed` must outlive the instance. The library is not loaded into this process.
std::variant<Instance, CallFault> isolate(const InstalledPlugin& installed, const Json& options, const CallScope& scope,
                                          const Limits& limits, const Sandbox& sandbox);

struct Head {
  std::string_view uri;
  std::string_view bytes;  // the first of the input
};
struct Sniffed {
  std::int32_t score = 0;
  bool unsupported = false;  // the reader has no sniff function
  std::optional<CallFault> fault;
};
// The sniff function of a reader that isolate() made, for each head. They are sent ahead: a worker rates many at a time.
std::vector<Sniffed> sniff_isolated(const Instance& reader, std::span<const Head> heads, const CallScope& scope);

}  // namespace dossier::plugin
