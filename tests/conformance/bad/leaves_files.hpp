// Forgets its staged file when it is aborted.
#pragma once

#include "file_exporter.hpp"

namespace bad::leaves_files {

class LeavesFiles : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.leaves-files", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void abort() noexcept { file_.close(); }
};

}  // namespace bad::leaves_files
