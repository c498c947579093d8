// Loads a plugin library as the host does and writes NAME.plugin.json from the library's own description.
// Usage: GENERATOR LIBRARY OUTPUT [DATA...]
#include <dlfcn.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "dossier/abi/plugin.h"
#include "dossier/manifest/build_id.hpp"
#include "dossier/manifest/manifest.hpp"

namespace {

int fail(const std::string& message) {
  std::cerr << "manifest: " << message << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail("usage: LIBRARY OUTPUT [DATA...]");
  const std::string library = argv[1];
  const auto build_id = dossier::read_build_id(library);
  if (!build_id) return fail(library + " has no build-id; link it with -Wl,--build-id=sha1");

  void* const handle = ::dlopen(std::filesystem::absolute(library).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!handle) return fail(library + " cannot be loaded: " + ::dlerror());
  const auto* found = static_cast<const dossier_library*>(::dlsym(handle, DOSSIER_LIBRARY_SYMBOL));
  if (!found)
    return fail(library + " does not export " DOSSIER_LIBRARY_SYMBOL "; one source needs DOSSIER_PLUGIN(Class)");

  dossier::LibraryManifest manifest;
  manifest.library = std::filesystem::path(library).filename().string();
  manifest.build_id = *build_id;
  manifest.abi_major = found->abi_major;
  manifest.abi_minor = found->abi_minor;
  manifest.data.assign(argv + 3, argv + argc);
  for (std::uint32_t i = 0; i < found->plugin_count; ++i) {
    const dossier_plugin* plugin = found->plugins[i];
    std::string json;
    const dossier_describe_call call{sizeof call, 0, &json, [](void* context, dossier_view text) {
                                       static_cast<std::string*>(context)->assign(text.data, text.size);
                                     }};
    std::string why;
    std::optional<dossier::PluginManifest> entry;
    if (plugin->describe(&call) == DOSSIER_OK) entry = dossier::decode<dossier::PluginManifest>(json, &why);
    if (!entry) return fail(std::string(plugin->id) + " does not describe itself: " + why);
    manifest.plugins.push_back(std::move(*entry));
  }

  std::ofstream file(argv[2], std::ios::binary);
  file << dossier::encode(manifest) << '\n';
  return file.flush() ? 0 : fail(std::string("cannot write ") + argv[2]);
}
