// Changes what the process does on a signal.
#pragma once

#include <signal.h>

#include "file_exporter.hpp"

namespace bad::ignores_signals {

class IgnoresSignals : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.ignores-signals", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    ::signal(SIGPIPE, SIG_IGN);
    FileExporter::begin(run);
  }
};

}  // namespace bad::ignores_signals
