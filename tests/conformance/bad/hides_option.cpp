// Fails without naming the option at fault.
#include "file_exporter.hpp"

class HidesOption : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.hides-option", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun&) {
    file_.open(staged());
    if (!file_) throw dossier::Error("cannot_write", "the file cannot be opened");
  }
};
DOSSIER_PLUGIN(HidesOption)
