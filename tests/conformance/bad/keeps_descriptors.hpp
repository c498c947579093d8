// Forgets to close a file with each export.
#pragma once

#include "file_exporter.hpp"

namespace bad::keeps_descriptors {

class KeepsDescriptors : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.keeps-descriptors", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    FileExporter::begin(run);
    forgotten_.push_back(std::make_unique<std::ifstream>("/dev/null"));
  }

 private:
  std::vector<std::unique_ptr<std::ifstream>> forgotten_;
};

}  // namespace bad::keeps_descriptors
