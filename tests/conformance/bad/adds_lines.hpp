// Adds to the file that is there.
#pragma once

#include "file_exporter.hpp"

namespace bad::adds_lines {

class AddsLines : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.adds-lines", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void commit(const dossier::ExportRun&) {
    if (!std::filesystem::exists(staged())) return;
    std::ofstream(path_, std::ios::app) << std::ifstream(staged()).rdbuf();
    std::filesystem::remove(staged());
  }
};

}  // namespace bad::adds_lines
