// A plugin's instance for one stage.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "core/plugin/call.hpp"
#include "core/plugin/calls.hpp"
#include "core/plugin/library.hpp"
#include "core/plugin/scratch_pool.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

class Instance {
 public:
  // Creates it with checked options. If it rejects them, the result is its own error.
  static std::variant<Instance, CallFault> create(const LoadedPlugin& plugin, const Json& options,
                                                  const CallScope& scope);

  // Wraps one that was created elsewhere, with the plugin that destroys it.
  using MakeCalls = std::function<std::unique_ptr<Calls>()>;
  static Instance adopt(const LoadedPlugin& plugin, dossier_instance* instance, MakeCalls make_calls);

  const LoadedPlugin& plugin() const { return plugin_; }
  dossier_instance* get() const { return instance_.get(); }
  // The caller must destroy it with plugin().
  dossier_instance* release() { return instance_.release(); }
  // In this process, rather than in workers.
  bool runs_here() const { return !make_calls_; }
  // For one thread.
  std::unique_ptr<Calls> calls() const;
  // A reader's call. Any thread.
  dossier_status read(dossier_read_call call) const;
  // The steps of an exporter, by one thread at a time.
  dossier_status begin(const dossier_export_call& call) const;
  dossier_status write(const dossier_write_call& call) const;
  dossier_status seal(dossier_seal_call& call) const;
  dossier_status commit(const dossier_export_call& call) const;
  void abort() const;
  // DOSSIER_UNSUPPORTED if the exporter has no probe.
  dossier_status probe(const dossier_probe_call& call) const;

  // For calls in this process; the instance must outlive the slots.
  ScratchPool& scratch() const { return *scratch_; }

 private:
  struct Destroy {
    const dossier_plugin* plugin;
    void operator()(dossier_instance* instance) const { plugin->destroy(instance); }
  };
  Instance(const LoadedPlugin& plugin, dossier_instance* instance, std::string stage)
      : plugin_(plugin),
        stage_(std::move(stage)),
        instance_(instance, Destroy{&plugin.plugin()}),
        scratch_(std::make_unique<ScratchPool>(plugin.plugin())) {}

  template <class Function>
  dossier_status step(const char* name, const CallUnit& unit, Function&& function) const;

  LoadedPlugin plugin_;
  std::string stage_;
  MakeCalls make_calls_;
  std::unique_ptr<dossier_instance, Destroy> instance_;
  std::unique_ptr<ScratchPool> scratch_;  // destroyed before the instance
};

}  // namespace dossier::plugin
