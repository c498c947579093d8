// Commits only what its own process has sealed.
#pragma once

#include "file_exporter.hpp"

namespace bad::commits_own {

class CommitsOwn : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.commits-own", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void seal(dossier::Sealed& sealed) {
    FileExporter::seal(sealed);
    sealed_ = true;
  }
  void commit(const dossier::ExportRun&) {
    if (sealed_ && std::filesystem::exists(staged())) std::filesystem::rename(staged(), path_);
  }

 private:
  bool sealed_ = false;
};

}  // namespace bad::commits_own
