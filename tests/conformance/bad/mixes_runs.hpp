// Two runs write into one staged file.
#pragma once

#include <unistd.h>

#include "file_exporter.hpp"

namespace bad::mixes_runs {

class MixesRuns : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.mixes-runs", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    FileExporter::write(record);
    file_.flush();
    ::usleep(300);  // long enough to meet the other
  }
};

}  // namespace bad::mixes_runs
