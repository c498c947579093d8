// compile: a plugin class with reduce() declares its passes
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "checker.x", .version = "1.0.0", .summary = "x"};
  void map(PassAt, const Claim&, Keys&) const {}
  void reduce(PassAt, const Group<Claim>&, Findings&) const {}
};
DOSSIER_PLUGIN(X)
