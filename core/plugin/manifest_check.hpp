// Whether a manifest's entry describes a plugin that this host can run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostic/codes.hpp"
#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct UnfitPlugin {
  diagnostic::Code code;
  std::string message;
  std::string cure;
};

// The part of an id after "KIND.": words of lower-case letters and digits, joined by hyphens; dots separate the name of
// its author (extractor.acme.tickers).
bool is_plugin_name(std::string_view name);

// Why the plugin cannot be run; nothing if it can.
std::optional<UnfitPlugin> check_plugin(const PluginManifest& plugin);

}  // namespace dossier::plugin
