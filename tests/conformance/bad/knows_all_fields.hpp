// Refuses fields that it does not know.
#pragma once

#include "file_exporter.hpp"

namespace bad::knows_all_fields {

class KnowsAllFields : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.knows-all-fields", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    if (record.json.find("\"novel\"") != record.json.npos) throw dossier::Error("bad_record", "an unknown field");
    FileExporter::write(record);
  }
};

}  // namespace bad::knows_all_fields
