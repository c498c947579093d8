// describe: the pass "pairs" joins sketches, but the class makes none
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "deduplicator.x", .version = "1.0.0", .summary = "x"};
  static std::vector<PassDeclaration> passes() {
    PassDeclaration pass;
    pass.name = "pairs";
    pass.join = "sketch";
    return {pass};
  }
  void map(PassAt, const Document&, Keys&) const {}
  void reduce(PassAt, const Group<Document>&, Links&) const {}
};
DOSSIER_PLUGIN(X)
