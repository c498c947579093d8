// Finds every target good.
#pragma once

#include "file_exporter.hpp"

namespace bad::probes_nothing {

class ProbesNothing : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.probes-nothing", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void probe(const dossier::ExportRun&) const {}
};

}  // namespace bad::probes_nothing
