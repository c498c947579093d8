// Changes the working directory.
#pragma once

#include "file_exporter.hpp"

namespace bad::changes_folder {

class ChangesFolder : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.changes-folder", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    std::filesystem::current_path("/");
    FileExporter::begin(run);
  }
};

}  // namespace bad::changes_folder
