// Writes NAME.plugin.json. Linked from the plugin's own objects and flags, so that the manifest is what the code says.
// Usage: GENERATOR LIBRARY OUTPUT
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
  if (argc != 3) return fail("usage: LIBRARY OUTPUT");
  const std::string library = argv[1];
  const auto build_id = dossier::read_build_id(library);
  if (!build_id) return fail(library + " has no build-id; link it with -Wl,--build-id=sha1");

  dossier::LibraryManifest manifest;
  manifest.library = std::filesystem::path(library).filename().string();
  manifest.build_id = *build_id;
  manifest.abi_major = dossier_plugin_library.abi_major;
  manifest.abi_minor = dossier_plugin_library.abi_minor;
  for (std::uint32_t i = 0; i < dossier_plugin_library.plugin_count; ++i) {
    const dossier_plugin* plugin = dossier_plugin_library.plugins[i];
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
