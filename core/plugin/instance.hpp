// A plugin's instance for one stage.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "core/plugin/call.hpp"
#include "core/plugin/calls.hpp"
#include "core/plugin/library.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

class Instance {
 public:
  // Creates it with checked options; the fault is the plugin's own word where it refuses them.
  static std::variant<Instance, CallFault> create(const LoadedPlugin& plugin, const Json& options,
                                                  const CallScope& scope) {
    Call call(scope);
    const std::string json = options.is_null() ? "{}" : options.dump();
    const dossier_create_call parameters{sizeof parameters, 0, Call::host(), call.context(), view_of(json)};
    dossier_instance* instance = nullptr;
    const auto status = plugin.plugin().create(&parameters, &instance);
    if (auto fault = call.failure(status)) return *fault;
    if (!instance) return CallFault{"plugin_error", "the plugin made no instance and gave no reason", {}, {}, 0, 0};
    return Instance(plugin, instance);
  }

  // One that was made elsewhere, with the plugin that destroys it.
  using MakeCalls = std::function<std::unique_ptr<Calls>()>;
  static Instance adopt(const LoadedPlugin& plugin, dossier_instance* instance, MakeCalls make_calls) {
    Instance adopted(plugin, instance);
    adopted.make_calls_ = std::move(make_calls);
    return adopted;
  }

  const LoadedPlugin& plugin() const { return plugin_; }
  dossier_instance* get() const { return instance_.get(); }
  // Hands it to one who destroys it with plugin().
  dossier_instance* release() { return instance_.release(); }
  // For one thread.
  std::unique_ptr<Calls> calls() const {
    if (make_calls_) return make_calls_();
    return std::make_unique<DirectCalls>(instance_.get(), plugin_.functions());
  }

 private:
  struct Destroy {
    const dossier_plugin* plugin;
    void operator()(dossier_instance* instance) const { plugin->destroy(instance); }
  };
  Instance(const LoadedPlugin& plugin, dossier_instance* instance)
      : plugin_(plugin), instance_(instance, Destroy{&plugin.plugin()}) {}

  LoadedPlugin plugin_;
  MakeCalls make_calls_;
  std::unique_ptr<dossier_instance, Destroy> instance_;
};

}  // namespace dossier::plugin
