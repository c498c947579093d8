// Whether a manifest's entry describes a plugin that this host can run.
#pragma once

#include <optional>
#include <string>

#include "core/pipeline/codes.hpp"
#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct UnfitPlugin {
  pipeline::Code code;
  std::string message;
  std::string cure;
};

// Why it cannot be run; nothing when it can.
std::optional<UnfitPlugin> check_plugin(const PluginManifest& plugin);

}  // namespace dossier::plugin
