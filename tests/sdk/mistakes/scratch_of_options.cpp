// compile: the Scratch of a plugin class is made from a const reference to the class, or by default
#include "dossier/plugin.hpp"
using namespace dossier;
struct X {
  static constexpr auto about = About{.id = "reader.x", .version = "1.0.0", .summary = "x"};
  struct Scratch {
    explicit Scratch(int) {}
  };
  void read(const Input&, DocumentSink&, Scratch&) const {}
};
DOSSIER_PLUGIN(X)
