// Takes no NUL.
#pragma once

#include "file_exporter.hpp"

namespace bad::stops_at_nul {

class StopsAtNul : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.stops-at-nul", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    if (record.text.find(char{}) != record.text.npos) throw dossier::Error("bad_text", "expected a text without NUL");
    FileExporter::write(record);
  }
};

}  // namespace bad::stops_at_nul
