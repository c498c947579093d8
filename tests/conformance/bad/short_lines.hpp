// Takes no long texts.
#pragma once

#include "file_exporter.hpp"

namespace bad::short_lines {

class ShortLines : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.short-lines", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void write(const dossier::ExportRecord& record) {
    if (record.text.size() > 1000000) throw dossier::Error("too_long", "expected at most 1,000,000 bytes");
    FileExporter::write(record);
  }
};

}  // namespace bad::short_lines
