// The installed plugins, as described by their manifests: no plugin code runs here.
#pragma once

#include <concepts>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/manifest/manifest.hpp"

namespace dossier::plugin {

struct InstalledPlugin {
  PluginManifest manifest;
  std::filesystem::path library;
  std::filesystem::path manifest_file;
  std::vector<std::string> command;  // a program that speaks the worker protocol; empty: a native library
  std::string build_id;              // of the library; of a program: a hash of its content
  std::uint64_t abi_major = 0;
  std::uint64_t abi_minor = 0;
  std::vector<std::string> data;  // files and folders that its results depend on, relative to the manifest's folder

  // Identifies the plugin and its build.
  std::string identity() const { return manifest.id + " " + manifest.version + " " + build_id; }
};

// Something in a plugin folder that cannot be used: a broken manifest, two plugins with one id.
struct CatalogFault {
  std::string code;              // DS2001
  std::string file;              // the manifest or folder
  std::string message;           // what was expected, what was found
  std::string cure;              // what to do
  std::vector<std::string> ids;  // the plugins that cannot be used because of it, if known
};

// Where a plugin folder comes from, nearest first. Of plugins with the same id the nearest is used.
enum class FolderOrigin { command_line, environment, user, beside_command, local, system };

struct PluginFolder {
  // Implicit: a folder alone is one that was named. The constraint keeps copies out.
  // NOLINTBEGIN(bugprone-forwarding-reference-overload)
  template <class Path>
  requires std::convertible_to<Path, std::filesystem::path> PluginFolder(Path&& folder,
                                                                         FolderOrigin from = FolderOrigin::command_line)
      : path(std::forward<Path>(folder)), origin(from) {}
  // NOLINTEND(bugprone-forwarding-reference-overload)

  std::filesystem::path path;
  FolderOrigin origin;
};

class Catalog {
 public:
  // Reads every *.plugin.json of the folders, not of their subfolders. A folder that does not exist is skipped.
  static Catalog discover(const std::vector<PluginFolder>& folders);

  // The plugin, or null. Valid as long as the catalog.
  const InstalledPlugin* find(std::string_view id) const;
  // Sorted by id.
  const std::vector<InstalledPlugin>& plugins() const { return plugins_; }
  // Plugins that are not used because a nearer folder has one with the same id; sorted by id, nearest first.
  const std::vector<InstalledPlugin>& hidden() const { return hidden_; }
  const std::vector<CatalogFault>& faults() const { return faults_; }

 private:
  std::vector<InstalledPlugin> plugins_;
  std::vector<InstalledPlugin> hidden_;
  std::vector<CatalogFault> faults_;
};

// The folders that are searched: --plugin-dir, DOSSIER_PLUGIN_PATH (absolute, separated by colons),
// ~/.local/lib/dossier/plugins, ../lib/dossier/plugins next to the command, /usr/local/lib/dossier/plugins,
// /usr/lib/dossier/plugins. Never the working directory, and never a path named in a pipeline.
std::vector<PluginFolder> search_folders(const std::vector<std::string>& given);

}  // namespace dossier::plugin
