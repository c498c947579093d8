// Works only where documents are exported.
#pragma once

#include "file_exporter.hpp"

namespace bad::needs_documents {

class NeedsDocuments : public bad::FileExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.needs-documents", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  void begin(const dossier::ExportRun& run) {
    if (run.ports.empty() || run.ports.front() != "documents")
      throw dossier::Error("no_documents", "expected documents among the ports");
    FileExporter::begin(run);
  }
};

}  // namespace bad::needs_documents
