// Fails when it is asked to commit again.
#pragma once

#include "file_exporter.hpp"

namespace bad::commits_once {

class CommitsOnce : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.commits-once", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void commit(const dossier::ExportRun&) { std::filesystem::rename(staged(), path_); }
};

}  // namespace bad::commits_once
