// Does not look whether its file can be written.
#pragma once

#include "file_exporter.hpp"

namespace bad::ignores_faults {

class IgnoresFaults : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.ignores-faults", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun&) {
    file_.open(staged());
    rows_ = 0;
  }
  void seal(dossier::Sealed& sealed) {
    file_.close();
    file_.clear();
    sealed.output(path_, rows_);
    sealed.rows(rows_);
  }
};

}  // namespace bad::ignores_faults
