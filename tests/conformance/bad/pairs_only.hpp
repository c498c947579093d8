// Works only with at most three ports, or all.
#pragma once

#include "file_exporter.hpp"

namespace bad::pairs_only {

class PairsOnly : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.pairs-only", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    if (run.ports.size() > 3 && run.ports.size() < 7) throw dossier::Error("too_many", "expected three ports or all");
    FileExporter::begin(run);
  }
};

}  // namespace bad::pairs_only
