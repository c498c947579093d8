// Fails without naming the option at fault.
#pragma once

#include "file_exporter.hpp"

namespace bad::hides_option {

class HidesOption : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.hides-option", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun&) {
    file_.open(staged());
    if (!file_) throw dossier::Error("cannot_write", "the file cannot be opened");
  }
};

}  // namespace bad::hides_option
