// Loading a plugin: the checks before its code runs and after. Loaded libraries are never unloaded.
#pragma once

#include <string>
#include <variant>

#include "core/plugin/catalog.hpp"
#include "dossier/abi/checker.h"
#include "dossier/abi/deduplicator.h"
#include "dossier/abi/exporter.h"
#include "dossier/abi/extractor.h"
#include "dossier/abi/reader.h"

namespace dossier::plugin {

// Why a plugin was refused.
struct LoadFault {
  std::string path;
  std::string check;  // what was checked: "build-id", "ABI version"
  std::string expected;
  std::string found;
  std::string cure;

  std::string text() const;
};

// A plugin whose library is loaded and has passed all checks. Cheap to copy; valid until the process ends.
class LoadedPlugin {
 public:
  LoadedPlugin(const InstalledPlugin& installed, const dossier_plugin* plugin, const void* functions)
      : installed_(&installed), plugin_(plugin), functions_(functions) {}

  const PluginManifest& manifest() const { return installed_->manifest; }
  const InstalledPlugin& installed() const { return *installed_; }
  const dossier_plugin& plugin() const { return *plugin_; }

  const void* functions() const { return functions_; }
  // The functions of the kind; only those of manifest().kind may be requested.
  const dossier_reader& reader() const { return *static_cast<const dossier_reader*>(functions_); }
  const dossier_extractor& extractor() const { return *static_cast<const dossier_extractor*>(functions_); }
  const dossier_passes& passes() const { return *static_cast<const dossier_passes*>(functions_); }
  const dossier_exporter& exporter() const { return *static_cast<const dossier_exporter*>(functions_); }

 private:
  const InstalledPlugin* installed_;
  const dossier_plugin* plugin_;
  const void* functions_;
};

// installed must outlive the result.
std::variant<LoadedPlugin, LoadFault> load(const InstalledPlugin& installed);

}  // namespace dossier::plugin
