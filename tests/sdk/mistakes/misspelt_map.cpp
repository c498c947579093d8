// describe: the pass "pairs" is fed by records, but the class has no map() for them
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "checker.x", .version = "1.0.0", .summary = "x"};
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "pairs";
    return {pass};
  }
  void maps(PassAt, const Claim&, Keys&) const {}
  void reduce(PassAt, const Group<Claim>&, Findings&) const {}
};
DOSSIER_PLUGIN(X)
