#include "core/plugin/instance.hpp"

#include <optional>

#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/probe_function.hpp"

namespace dossier::plugin {

std::variant<Instance, CallFault> Instance::create(const LoadedPlugin& plugin, const Json& options,
                                                   const CallScope& scope) {
  Call call(scope);
  const std::string json = options.is_null() ? "{}" : options.dump();
  const dossier_create_call parameters{.struct_size = sizeof parameters,
                                       .reserved = 0,
                                       .host = Call::host(),
                                       .context = call.context(),
                                       .options = view_of(json)};
  dossier_instance* instance = nullptr;
  dossier_status status = DOSSIER_FAILED;
  {
    const CallInProgress in_progress(plugin.manifest().id, scope.stage, "create", {});
    status = plugin.plugin().create(&parameters, &instance);
  }
  if (auto fault = call.failure(status)) return *fault;
  if (!instance) return CallFault::of("plugin_error", "the plugin made no instance and gave no reason");
  return Instance(plugin, instance, scope.stage);
}

Instance Instance::adopt(const LoadedPlugin& plugin, dossier_instance* instance, MakeCalls make_calls) {
  Instance adopted(plugin, instance, {});
  adopted.make_calls_ = std::move(make_calls);
  return adopted;
}

std::unique_ptr<Calls> Instance::calls() const {
  if (make_calls_) return make_calls_();
  return std::make_unique<DirectCalls>(instance_.get(), plugin_, stage_, *scratch_);
}

dossier_status Instance::read(dossier_read_call call) const {
  const auto function = plugin_.reader().read;
  if (!runs_here()) return function(instance_.get(), &call);
  ScratchPool::Slot slot(*scratch_);
  call.scratch = slot.get();
  const CallInProgress in_progress(plugin_.manifest().id, stage_, "read", unit_of(call));
  return function(instance_.get(), &call);
}

template <class Function>
dossier_status Instance::step(const char* name, const CallUnit& unit, Function&& function) const {
  std::optional<CallInProgress> in_progress;
  if (runs_here()) in_progress.emplace(plugin_.manifest().id, stage_, name, unit);
  return function();
}

dossier_status Instance::begin(const dossier_export_call& call) const {
  return step("begin", {}, [&] { return plugin_.exporter().begin(instance_.get(), &call); });
}
dossier_status Instance::write(const dossier_write_call& call) const {
  return step("write", {"record", text_of(call.record), CallUnit::Form::json},
              [&] { return plugin_.exporter().write(instance_.get(), &call); });
}
dossier_status Instance::seal(dossier_seal_call& call) const {
  return step("seal", {}, [&] { return plugin_.exporter().seal(instance_.get(), &call); });
}
dossier_status Instance::commit(const dossier_export_call& call) const {
  return step("commit", {}, [&] { return plugin_.exporter().commit(instance_.get(), &call); });
}
void Instance::abort() const {
  step("abort", {}, [&] {
    plugin_.exporter().abort(instance_.get());
    return DOSSIER_OK;
  });
}
dossier_status Instance::probe(const dossier_probe_call& call) const {
  const auto function = probe_of(plugin_.exporter());
  if (!function) return DOSSIER_UNSUPPORTED;
  return step("probe", {}, [&] { return function(instance_.get(), &call); });
}

}  // namespace dossier::plugin
