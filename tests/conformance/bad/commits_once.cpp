// Fails when it is asked to commit again.
#include "file_exporter.hpp"

class CommitsOnce : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.commits-once", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void commit(const dossier::ExportRun&) { std::filesystem::rename(staged(), path_); }
};
DOSSIER_PLUGIN(CommitsOnce)
