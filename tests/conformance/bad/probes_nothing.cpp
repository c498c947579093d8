// Finds every target good.
#include "file_exporter.hpp"

class ProbesNothing : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.probes-nothing", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void probe(const dossier::ExportRun&) const {}
};
DOSSIER_PLUGIN(ProbesNothing)
