// Names an output that is never there.
#pragma once

#include "file_exporter.hpp"

namespace bad::names_no_file {

class NamesNoFile : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.names-no-file", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void seal(dossier::Sealed& sealed) {
    FileExporter::seal(sealed);
    sealed.output(path_ + ".zip", rows_);
  }
};

}  // namespace bad::names_no_file
