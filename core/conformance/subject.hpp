// The plugin under test, inside the child: loaded, and ready to make instances.
#pragma once

#include <filesystem>
#include <memory>
#include <variant>

#include "core/conformance/host.hpp"
#include "core/conformance/scratch_folder.hpp"
#include "core/plugin/library.hpp"
#include "dossier/record/json.hpp"

namespace dossier::conformance {

struct DestroyInstance {
  const dossier_plugin* plugin;
  void operator()(dossier_instance* instance) const { plugin->destroy(instance); }
};
using OwnedInstance = std::unique_ptr<dossier_instance, DestroyInstance>;

class Subject {
 public:
  // Loads the library. Throws with the loader's reason.
  explicit Subject(const plugin::InstalledPlugin& installed);

  const PluginManifest& manifest() const { return loaded_.manifest(); }
  const plugin::LoadedPlugin& loaded() const { return loaded_; }

  // The ids of all plugins in the library.
  std::vector<std::string> library_ids() const;

  // What create answers to these options; the instance is null where it refused them.
  struct Created {
    OwnedInstance instance;
    Given given;
  };
  Created try_create(const Json& options) const;
  // With the defaults and what required options need. Throws with the plugin's reason where it refuses.
  OwnedInstance create() const;
  // The defaults alone; required paths and texts point into the folder.
  Json least_options() const { return options_in(scratch_->path()); }
  Json options_in(const std::filesystem::path& folder) const;

 private:
  plugin::LoadedPlugin loaded_;
  std::shared_ptr<ScratchFolder> scratch_;
};

}  // namespace dossier::conformance
