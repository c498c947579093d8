// Declares a default that it does not take.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::refuses_default {

class RefusesDefault {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.refuses-default", .version = "1.0.0", .summary = "Is bad."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("least").integer(0).range(0, 9).help("The least.")};
  }
  explicit RefusesDefault(const dossier::Options& options) {
    if (options.integer("least") == 0) throw dossier::Error("bad_option", "expected more than 0").at_option("least");
  }
  void extract(const dossier::Document&, dossier::ClaimSink&) const {}
};

}  // namespace bad::refuses_default
