// An exporter that fails where there is nothing to export.
#pragma once

#include "file_exporter.hpp"

namespace bad::needs_rows {

class NeedsRows : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.needs-rows", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void seal(dossier::Sealed& sealed) {
    if (rows_ == 0) throw dossier::Error("no_rows", "expected rows, found none");
    FileExporter::seal(sealed);
  }
};

}  // namespace bad::needs_rows
