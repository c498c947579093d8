// Does not count the last row.
#pragma once

#include "file_exporter.hpp"

namespace bad::loses_rows {

class LosesRows : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.loses-rows", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void seal(dossier::Sealed& sealed) {
    FileExporter::seal(sealed);
    sealed.rows(rows_ - 1);
  }
};

}  // namespace bad::loses_rows
