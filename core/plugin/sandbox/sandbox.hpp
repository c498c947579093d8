// The sandbox of a stage, as the pipeline asks for it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::plugin {

enum class SandboxMode {
  required,     // a part that this system lacks refuses the plugin
  best_effort,  // such a part is left out, and named
  off           // the worker has the rights of the user
};
inline constexpr std::array<std::string_view, 3> sandbox_modes{"required", "best-effort", "off"};  // in this order

inline std::string_view name_of(SandboxMode mode) { return sandbox_modes[static_cast<std::size_t>(mode)]; }
std::optional<SandboxMode> sandbox_mode(std::string_view name);

// What the operator allows a plugin beyond what it needs to run at all.
struct Grants {
  bool network = false;                  // connections by TCP and UDP, and names of hosts
  bool local_sockets = false;            // connections to services of this machine over UNIX sockets
  bool processes = false;                // to start other programs
  std::vector<std::string> read;         // files and folders
  std::vector<std::string> write;        // files and folders; they may be read too
  std::vector<std::string> environment;  // names of variables

  bool operator==(const Grants&) const = default;
  bool empty() const { return *this == Grants(); }
  Json json() const;  // only what is granted
};

struct Sandbox {
  SandboxMode mode = SandboxMode::best_effort;
  Grants grants;

  bool operator==(const Sandbox&) const = default;
};

// The first of the needs that a plugin's manifest declares (one of plugin_needs) that is not granted.
std::optional<std::string> missing_grant(const std::vector<std::string>& needs, const Grants& grants);
// What these needs are granted with, but for files, of which a need says no names.
Grants grants_for(const std::vector<std::string>& needs);
// "connections to the network"
std::string_view need_text(std::string_view need);
// The line of a pipeline that grants a need: "grant: { network: true }".
std::string grant_line(std::string_view need);

// What a sandbox became on this system.
struct SandboxState {
  SandboxMode mode = SandboxMode::best_effort;
  std::vector<std::string> missing;  // a sentence for each part that is not in force; empty when off
  Json granted;                      // Grants::json, with the paths of options

  // "full", "partial" or "off".
  std::string_view word() const { return mode == SandboxMode::off ? "off" : missing.empty() ? "full" : "partial"; }
};

using SandboxStates = std::map<std::string, SandboxState>;  // by plugin

}  // namespace dossier::plugin
