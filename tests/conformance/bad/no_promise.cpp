// Promises nothing.
#include "file_exporter.hpp"

class NoPromise : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.no-promise", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  static void describe(dossier::PluginManifest& manifest) { manifest.delivery = "somehow"; }
};
DOSSIER_PLUGIN(NoPromise)
