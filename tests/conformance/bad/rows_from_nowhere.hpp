// A deduplicator whose first pass waits for rows of a pass before it. Its version is no version, either.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::rows_from_nowhere {

class RowsFromNowhere {
 public:
  static constexpr auto about =
      dossier::About{.id = "deduplicator.rows-from-nowhere", .version = "one", .summary = "Is bad."};
  static std::vector<dossier::PassDeclaration> passes() {
    dossier::PassDeclaration pass;
    pass.name = "compare";
    pass.from = "rows";
    return {pass};
  }
  void reduce(dossier::PassAt, const dossier::Group<dossier::Document>&, dossier::Links&) const {}
};

}  // namespace bad::rows_from_nowhere
