// compile: the class declares a struct Scratch, but none of its functions takes a Scratch&
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "reader.x", .version = "1.0.0", .summary = "x"};
  struct Scratch {};
  void read(const Input&, DocumentSink&) const {}
};
DOSSIER_PLUGIN(X)
