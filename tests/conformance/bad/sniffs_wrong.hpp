// A reader that is surer than sure.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::sniffs_wrong {

class SniffsWrong {
 public:
  static constexpr auto about = dossier::About{.id = "reader.sniffs-wrong", .version = "1.0.0", .summary = "Is bad."};
  static int sniff(std::string_view, std::string_view) { return 101; }
  void read(const dossier::Input&, dossier::DocumentSink&) const {}
};

}  // namespace bad::sniffs_wrong
