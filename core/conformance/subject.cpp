#include "core/conformance/subject.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace dossier::conformance {
namespace {

plugin::LoadedPlugin load_or_throw(const plugin::InstalledPlugin& installed) {
  auto loaded = plugin::load(installed);
  if (const auto* fault = std::get_if<plugin::LoadFault>(&loaded))
    throw std::runtime_error("the library was refused: " + fault->check + ": expected " + fault->expected + ", found " +
                             fault->found + "; " + fault->cure);
  return std::get<plugin::LoadedPlugin>(loaded);
}

}  // namespace

Subject::Subject(const plugin::InstalledPlugin& installed)
    : loaded_(load_or_throw(installed)), scratch_(std::make_shared<ScratchFolder>()) {}

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
  Given given = call_plugin("create", {}, [&](const dossier_host* host, void* context) {
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
                             (created.given.failure ? created.given.failure->message : "no reason was given"));
  return std::move(created.instance);
}

Json Subject::options_in(const std::filesystem::path& folder) const {
  Json options{Json::Object{}};
  for (const auto& option : manifest().options) {
    if (!option.required()) continue;
    // What cannot be guessed is likely a name or an address; a plugin that wants more says so when it is created.
    options.set(option.name, option.type == "path" ? (folder / option.name).string() : std::string("check"));
  }
  return options;
}

}  // namespace dossier::conformance
