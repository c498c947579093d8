// Forgets its staged file when it is aborted.
#include "file_exporter.hpp"

class LeavesFiles : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.leaves-files", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void abort() noexcept { file_.close(); }
};
DOSSIER_PLUGIN(LeavesFiles)
