// Does not begin anew: rows of an aborted export count.
#pragma once

#include "file_exporter.hpp"

namespace bad::counts_on {

class CountsOn : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.counts-on", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    const auto rows = rows_;
    FileExporter::begin(run);
    rows_ = rows;
  }
};

}  // namespace bad::counts_on
