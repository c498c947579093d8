// The plugin under test, inside the child: loaded, or a program that is started; ready to make instances.
#pragma once

#include <filesystem>
#include <memory>
#include <variant>

#include "core/conformance/host.hpp"
#include "core/conformance/scratch_folder.hpp"
#include "core/conformance/test.hpp"
#include "core/plugin/library.hpp"
#include "core/plugin/sandbox/sandbox.hpp"
#include "dossier/record/json.hpp"

namespace dossier::conformance {

struct DestroyInstance {
  const dossier_plugin* plugin;
  void operator()(dossier_instance* instance) const { plugin->destroy(instance); }
};
using OwnedInstance = std::unique_ptr<dossier_instance, DestroyInstance>;

// Of a program under test: as in a run that grants what its manifest says that it needs; none for one that needs files
// which only a pipeline names.
plugin::Sandbox program_sandbox(const PluginManifest& manifest);

class Subject {
 public:
  // Loads the library, where it is one. Throws with the loader's reason.
  explicit Subject(const plugin::InstalledPlugin& installed);
  explicit Subject(const Setting& setting) : Subject(setting.installed()) {
    given_inputs_ = &setting.target.inputs;
    given_records_ = &setting.target.records;
    given_ = setting.target.given;
  }

  const PluginManifest& manifest() const { return loaded_.manifest(); }
  const plugin::LoadedPlugin& loaded() const { return loaded_; }
  // A program: its functions are those of the stand-in, and an instance is a process or several.
  bool is_program() const { return !loaded_.installed().command.empty(); }

  // For readers, what was given with --input.
  const std::vector<SampleInput>& given_inputs() const {
    static const std::vector<SampleInput> none;
    return given_inputs_ ? *given_inputs_ : none;
  }

  // For the other kinds, what was given with --records.
  const std::vector<SampleDocument>& given_records() const {
    static const std::vector<SampleDocument> none;
    return given_records_ ? *given_records_ : none;
  }

  // What was given with --options.
  const GivenOptions& given() const { return given_; }

  // The ids of all plugins in the library.
  std::vector<std::string> library_ids() const;

  // The result of create with these options; the instance is null if it refused them.
  struct Created {
    OwnedInstance instance;
    Given given;
  };
  Created try_create(const Json& options) const;
  // With the defaults and values for required options. Throws the plugin's reason if it refuses them.
  OwnedInstance create() const;
  // The same, created once and kept.
  dossier_instance* kept() const;
  // The defaults and what was given with --options; other required paths and texts point into the folder.
  Json least_options() const { return options_in(scratch_->path()); }
  Json options_in(const std::filesystem::path& folder) const;

 private:
  plugin::LoadedPlugin loaded_;
  std::shared_ptr<ScratchFolder> scratch_;
  mutable OwnedInstance kept_;
  const std::vector<SampleInput>* given_inputs_ = nullptr;
  const std::vector<SampleDocument>* given_records_ = nullptr;
  GivenOptions given_;
};

}  // namespace dossier::conformance
