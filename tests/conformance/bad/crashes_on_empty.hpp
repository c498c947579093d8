// Reads the last character of a text that has none.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::crashes_on_empty {

class CrashesOnEmpty {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.crashes-on-empty", .version = "1.0.0", .summary = "Is bad."};
  void extract(const dossier::Document& document, dossier::ClaimSink& claims) const {
    if (document.text.empty()) __builtin_trap();
    dossier::Claim claim;
    claim.kind = "word";
    claims.emit(claim);
  }
};

}  // namespace bad::crashes_on_empty
