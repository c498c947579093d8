// compile: the class has keys() but no compare() that fits
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "checker.x", .version = "1.0.0", .summary = "x"};
  void keys(const Claim&, Keys&) const {}
  void compares(const Group<Claim>&, Findings&) const {}
};
DOSSIER_PLUGIN(X)
