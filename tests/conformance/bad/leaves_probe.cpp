// Tries to write, and leaves what it wrote.
#include "file_exporter.hpp"

class LeavesProbe : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.leaves-probe", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void probe(const dossier::ExportRun&) const { std::ofstream(staged()) << "a trial"; }
};
DOSSIER_PLUGIN(LeavesProbe)
