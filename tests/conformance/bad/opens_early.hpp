// Leaves a file where it is only made.
#pragma once

#include "file_exporter.hpp"

namespace bad::opens_early {

class OpensEarly : public bad::FileExporter {
 public:
  static constexpr auto about = dossier::About{.id = "exporter.opens-early", .version = "1.0.0", .summary = "Is bad."};
  using bad::FileExporter::FileExporter;
  explicit OpensEarly(const dossier::Options& options) : FileExporter(options) { std::ofstream(staged()) << "soon"; }
};

}  // namespace bad::opens_early
