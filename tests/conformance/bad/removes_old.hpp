// Removes what is shown before it has something else to show.
#pragma once

#include "file_exporter.hpp"

namespace bad::removes_old {

class RemovesOld : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.removes-old", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void seal(dossier::Sealed& sealed) {
    FileExporter::seal(sealed);
    std::filesystem::remove(path_);
  }
};

}  // namespace bad::removes_old
