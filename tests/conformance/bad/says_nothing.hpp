// Refuses what is no UTF-8 and gives no reason.
#pragma once

#include "file_exporter.hpp"

namespace bad::says_nothing {

class SaysNothing : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.says-nothing", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    if (record.json.find(char(0xE9)) != record.json.npos) throw dossier::Error("bad_text", "");
    FileExporter::write(record);
  }
};

}  // namespace bad::says_nothing
