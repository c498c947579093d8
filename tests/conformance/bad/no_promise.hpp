// Promises nothing.
#pragma once

#include "file_exporter.hpp"

namespace bad::no_promise {

class NoPromise : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.no-promise", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  static void describe(dossier::PluginManifest& manifest) { manifest.delivery = "somehow"; }
};

}  // namespace bad::no_promise
