// Writes to the target at once.
#pragma once

#include "file_exporter.hpp"

namespace bad::shows_early {

class ShowsEarly : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.shows-early", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    FileExporter::begin(run);
    std::ofstream(path_) << "soon\n";
  }
};

}  // namespace bad::shows_early
