// compile: a plugin class that declares options() needs a constructor that takes them
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "extractor.x", .version = "1.0.0", .summary = "x"};
  static OptionDeclarations options() { return {option("n").integer(1).help("n")}; }
  void extract(const Document&, ClaimSink&) const {}
};
DOSSIER_PLUGIN(X)
