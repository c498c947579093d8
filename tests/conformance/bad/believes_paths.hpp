// Takes the key of a document for a path.
#pragma once

#include "file_exporter.hpp"

namespace bad::believes_paths {

class BelievesPaths : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.believes-paths", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    FileExporter::write(record);
    if (record.port != "documents") return;
    const auto key = record.as<dossier::Document>().key;
    const auto folder = std::filesystem::path(path_).parent_path();
    if (key.starts_with("../") && key.size() < 100) std::ofstream(folder / (key + "stray")) << "out";
  }
};

}  // namespace bad::believes_paths
