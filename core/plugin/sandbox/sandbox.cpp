#include "core/plugin/sandbox/sandbox.hpp"

#include <algorithm>

namespace dossier::plugin {

std::optional<SandboxMode> sandbox_mode(std::string_view name) {
  const auto found = std::ranges::find(sandbox_modes, name);
  if (found == sandbox_modes.end()) return std::nullopt;
  return static_cast<SandboxMode>(found - sandbox_modes.begin());
}

Json Grants::json() const {
  Json all(Json::Object{});
  const auto add = [&](std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) all.set(name, Json::Array(texts.begin(), texts.end()));
  };
  add("environment", environment);
  if (local_sockets) all.set("local_sockets", true);
  if (network) all.set("network", true);
  if (processes) all.set("processes", true);
  add("read", read);
  add("write", write);
  return all;
}

std::optional<std::string> missing_grant(const std::vector<std::string>& needs, const Grants& grants) {
  for (const auto& need : needs) {
    const bool granted = need == "network"         ? grants.network
                         : need == "local_sockets" ? grants.local_sockets
                         : need == "processes"     ? grants.processes
                                                   : !grants.read.empty() || !grants.write.empty();
    if (!granted) return need;
  }
  return std::nullopt;
}

Grants grants_for(const std::vector<std::string>& needs) {
  const auto needed = [&](std::string_view need) { return std::ranges::find(needs, need) != needs.end(); };
  Grants grants;
  grants.network = needed("network");
  grants.local_sockets = needed("local_sockets");
  grants.processes = needed("processes");
  return grants;
}

std::string_view need_text(std::string_view need) {
  return need == "network"         ? "connections to the network"
         : need == "local_sockets" ? "connections to services of this machine (UNIX sockets)"
         : need == "processes"     ? "to start other programs"
                                   : "files that are not named by its options";
}

std::string grant_line(std::string_view need) {
  if (need == "files") return "grant: { read: [FILE or FOLDER] }";
  return "grant: { " + std::string(need) + ": true }";
}

}  // namespace dossier::plugin
