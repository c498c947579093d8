// The installed plugins, known from their manifests alone: no plugin code runs here.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct InstalledPlugin {
  PluginManifest manifest;
  std::filesystem::path library;
  std::filesystem::path manifest_file;
  std::vector<std::string> command;  // a program that is a worker of its own; empty: a native library
  std::string build_id;              // that the library must have; of a program: of its content
  std::uint64_t abi_major = 0;
  std::uint64_t abi_minor = 0;

  // Which plugin this is, to the build.
  std::string identity() const { return manifest.id + " " + manifest.version + " " + build_id; }
};

// Something in a plugin folder that cannot be used: a broken manifest, two plugins with one id.
struct CatalogFault {
  std::string code;              // DS2001
  std::string file;              // the manifest or folder
  std::string message;           // what was expected, what was found
  std::string cure;              // what to do
  std::vector<std::string> ids;  // the plugins that cannot be used for it, where they are known
};

class Catalog {
 public:
  // Reads every *.plugin.json of the folders (not of their subfolders), in order; a folder that does not exist is none.
  static Catalog discover(const std::vector<std::filesystem::path>& folders);

  // The plugin, or null. Valid as long as the catalog.
  const InstalledPlugin* find(std::string_view id) const;
  // Sorted by id.
  const std::vector<InstalledPlugin>& plugins() const { return plugins_; }
  const std::vector<CatalogFault>& faults() const { return faults_; }

 private:
  std::vector<InstalledPlugin> plugins_;
  std::vector<CatalogFault> faults_;
};

// Where plugins are looked for, in order: --plugin-dir, DOSSIER_PLUGIN_PATH (absolute, colons between), beside the
// command
// (../lib/dossier/plugins), ~/.local/lib/dossier/plugins, /usr/local/lib/dossier/plugins, /usr/lib/dossier/plugins.
// Never the working directory, and never a path named in a pipeline.
std::vector<std::filesystem::path> search_folders(const std::vector<std::string>& given);

}  // namespace dossier::plugin
