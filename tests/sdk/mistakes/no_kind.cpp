// compile: a plugin class has the functions of exactly one kind
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "extractor.x", .version = "1.0.0", .summary = "x"};
  void extracts(const Document&, ClaimSink&) const {}
};
DOSSIER_PLUGIN(X)
