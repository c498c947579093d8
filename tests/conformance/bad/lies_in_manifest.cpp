// Describes itself to the manifest's generator otherwise than to the host.
#include <dlfcn.h>

#include "dossier/plugin.hpp"

class LiesInManifest {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.lies-in-manifest", .version = "1.0.0", .summary = "Is bad."};
  static void describe(dossier::PluginManifest& manifest) {
    Dl_info here{};
    ::dladdr(reinterpret_cast<const void*>(&LiesInManifest::describe), &here);
    if (std::string_view(here.dli_fname ? here.dli_fname : "").ends_with(".so")) manifest.version = "2.0.0";
  }
  void extract(const dossier::Document&, dossier::ClaimSink&) const {}
};
DOSSIER_PLUGIN(LiesInManifest)
