// Promises what there is no word for.
#pragma once

#include "file_exporter.hpp"

namespace bad::promises_much {

class PromisesMuch : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.promises-much", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  static void describe(dossier::PluginManifest& manifest) {
    FileExporter::describe(manifest);
    manifest.promise = "always";
  }
};

}  // namespace bad::promises_much
