// Declares a range whose upper end it does not take.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::refuses_bound {

class RefusesBound {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.refuses-bound", .version = "1.0.0", .summary = "Is bad."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("share").number(0.5).range(0, 1).help("A share.")};
  }
  explicit RefusesBound(const dossier::Options& options) {
    if (options.number("share") >= 1) throw dossier::Error("bad_option", "expected less than 1").at_option("share");
  }
  void extract(const dossier::Document&, dossier::ClaimSink&) const {}
};

}  // namespace bad::refuses_bound
