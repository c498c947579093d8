// Emits claims without a kind.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::bad_records {

class BadRecords {
 public:
  static constexpr auto about = dossier::About{.id = "extractor.bad-records", .version = "1.0.0", .summary = "Is bad."};
  void extract(const dossier::Document&, dossier::ClaimSink& claims) const { claims.emit({}); }
};

}  // namespace bad::bad_records
