// Describes itself to the manifest's generator otherwise than to the host.
#pragma once

#include <errno.h>

#include "dossier/plugin.hpp"

namespace bad::lies_in_manifest {

class LiesInManifest {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.lies-in-manifest", .version = "1.0.0", .summary = "Is bad."};
  static void describe(dossier::PluginManifest& manifest) {
    if (std::string_view(::program_invocation_short_name) != "dossier-manifest") manifest.version = "2.0.0";
  }
  void extract(const dossier::Document&, dossier::ClaimSink&) const {}
};

}  // namespace bad::lies_in_manifest
