// A reader that is surer than sure.
#include "dossier/plugin.hpp"

class SniffsWrong {
 public:
  static constexpr auto about = dossier::About{.id = "reader.sniffs-wrong", .version = "1.0.0", .summary = "Is bad."};
  static int sniff(std::string_view, std::string_view) { return 101; }
  void read(const dossier::Input&, dossier::DocumentSink&) const {}
};
DOSSIER_PLUGIN(SniffsWrong)
