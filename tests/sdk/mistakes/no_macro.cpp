// describe: one source needs DOSSIER_PLUGIN(Class)
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "extractor.x", .version = "1.0.0", .summary = "x"};
  void extract(const Document&, ClaimSink&) const {}
};
