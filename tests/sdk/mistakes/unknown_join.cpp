// describe: the pass "pairs" joins "texts"; expected nothing, sketch, record or text
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "checker.x", .version = "1.0.0", .summary = "x"};
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "pairs";
    pass.join = "texts";
    return {pass};
  }
  void map(PassAt, const Claim&, Keys&) const {}
  void reduce(PassAt, const Group<Claim>&, Findings&) const {}
};
DOSSIER_PLUGIN(X)
