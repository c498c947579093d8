// Goes on writing what a dead run has left.
#pragma once

#include "file_exporter.hpp"

namespace bad::takes_leftovers {

class TakesLeftovers : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.takes-leftovers", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun&) {
    file_.open(staged(), std::ios::app);
    rows_ = 0;
  }
};

}  // namespace bad::takes_leftovers
