#include "core/conformance/subject.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "core/conformance/child.hpp"
#include "core/plugin/isolation/isolate.hpp"
#include "core/plugin/sandbox/sandbox.hpp"

namespace dossier::conformance {
namespace {

plugin::LoadedPlugin load_or_throw(const plugin::InstalledPlugin& installed) {
  if (!installed.command.empty()) {
    expect_workers();
    return plugin::stand_in_for(installed);
  }
  auto loaded = plugin::load(installed);
  if (const auto* fault = std::get_if<plugin::LoadFault>(&loaded))
    throw std::runtime_error("the library was refused: " + fault->check + ": expected " + fault->expected + ", found " +
                             fault->found + "; " + fault->cure);
  return std::get<plugin::LoadedPlugin>(loaded);
}

// A process of its own with these options, as create would make an instance.
dossier_status start_program(const plugin::InstalledPlugin& installed, const Json& options, const dossier_host* host,
                             void* context, dossier_instance** instance) {
  // No limits: the test has its own, and reports what was in progress when it expires.
  constexpr std::chrono::hours endless{1000};
  plugin::CallScope scope;
  scope.stage = "check";
  scope.tell = [](const diagnostic::Event& event) {
    for (const auto& [name, value] : event.fields)
      if (event.code == diagnostic::Code::worker_printed && name == "line") std::fprintf(stderr, "%s\n", value.c_str());
  };
  auto made = plugin::isolate(installed, options, scope, {0, endless, endless}, program_sandbox(installed.manifest));
  if (const auto* fault = std::get_if<plugin::CallFault>(&made)) {
    const auto error = plugin::error_of(*fault);
    host->fail(context, &error);
    return DOSSIER_FAILED;
  }
  *instance = std::get<plugin::Instance>(made).release();
  return DOSSIER_OK;
}

}  // namespace

plugin::Sandbox program_sandbox(const PluginManifest& manifest) {
  const auto needs_files = std::ranges::find(manifest.needs, "files") != manifest.needs.end();
  return {needs_files ? plugin::SandboxMode::off : plugin::SandboxMode::best_effort,
          plugin::grants_for(manifest.needs)};
}

Subject::Subject(const plugin::InstalledPlugin& installed)
    : loaded_(load_or_throw(installed)),
      scratch_(std::make_shared<ScratchFolder>()),
      kept_(nullptr, {&loaded_.plugin()}) {}

std::vector<std::string> Subject::library_ids() const {
  // It is loaded already: this only finds it again.
  void* handle = ::dlopen(loaded_.installed().library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  const auto* library = handle ? static_cast<const dossier_library*>(::dlsym(handle, DOSSIER_LIBRARY_SYMBOL)) : nullptr;
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; library && i < library->plugin_count; ++i) ids.emplace_back(library->plugins[i]->id);
  return ids;
}

Subject::Created Subject::try_create(const Json& options) const {
  const std::string json = options.dump();
  dossier_instance* instance = nullptr;
  const Construction in_progress;
  Given given = call_plugin("create", {}, [&](const dossier_host* host, void* context) {
    if (is_program()) return start_program(loaded_.installed(), options, host, context, &instance);
    const dossier_create_call parameters{sizeof parameters, 0, host, context, view_of(json)};
    return loaded_.plugin().create(&parameters, &instance);
  });
  if (given.status == DOSSIER_OK && !instance)
    violate("boundary.create", "create returned DOSSIER_OK and made no instance");
  if (given.status != DOSSIER_OK && instance) {
    violate("boundary.create", "create failed and set the instance; it is to be left untouched");
    instance = nullptr;
  }
  return {OwnedInstance(instance, {&loaded_.plugin()}), std::move(given)};
}

OwnedInstance Subject::create() const {
  auto created = try_create(least_options());
  if (!created.instance)
    throw std::runtime_error("no instance with the default options " + least_options().dump() + ": " +
                             reason_of(created.given));
  return std::move(created.instance);
}

dossier_instance* Subject::kept() const {
  if (!kept_) kept_ = create();
  return kept_.get();
}

Json Subject::options_in(const std::filesystem::path& folder) const {
  Json options = given_.in(folder);
  for (const auto& option : manifest().options) {
    if (!option.required() || options.find(option.name)) continue;
    // What cannot be guessed is probably a name or an address; a plugin that needs more reports it when it is created.
    options.set(option.name, option.type == "path" ? (folder / option.name).string() : std::string("check"));
  }
  return options;
}

}  // namespace dossier::conformance
