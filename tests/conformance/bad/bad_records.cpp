// Emits claims without a kind.
#include "dossier/plugin.hpp"

class BadRecords {
 public:
  static constexpr auto about = dossier::About{.id = "extractor.bad-records", .version = "1.0.0", .summary = "Is bad."};
  void extract(const dossier::Document&, dossier::ClaimSink& claims) const { claims.emit({}); }
};
DOSSIER_PLUGIN(BadRecords)
