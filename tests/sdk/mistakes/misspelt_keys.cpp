// compile: a plugin class with compare() needs keys() to group its records
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "deduplicator.x", .version = "1.0.0", .summary = "x"};
  void key(const Document&, Keys&) const {}
  void compare(const Group<Document>&, Links&) const {}
};
DOSSIER_PLUGIN(X)
