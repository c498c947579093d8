// Refuses fields that it does not know.
#include "file_exporter.hpp"

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
DOSSIER_PLUGIN(KnowsAllFields)
