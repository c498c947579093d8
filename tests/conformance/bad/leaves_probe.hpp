// Tries to write, and leaves what it wrote.
#pragma once

#include "file_exporter.hpp"

namespace bad::leaves_probe {

class LeavesProbe : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.leaves-probe", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void probe(const dossier::ExportRun&) const { std::ofstream(staged()) << "a trial"; }
};

}  // namespace bad::leaves_probe
