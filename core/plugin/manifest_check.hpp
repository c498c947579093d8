// Whether a manifest's entry describes a plugin that this host can run.
#pragma once

#include <optional>
#include <string>

#include "core/diagnostic/codes.hpp"
#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct UnfitPlugin {
  diagnostic::Code code;
  std::string message;
  std::string cure;
};

// Why it cannot be run; nothing when it can.
std::optional<UnfitPlugin> check_plugin(const PluginManifest& plugin);

}  // namespace dossier::plugin
