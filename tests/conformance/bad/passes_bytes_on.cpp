// A reader that takes whatever bytes there are for UTF-8.
#include "dossier/plugin.hpp"

class PassesBytesOn {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.passes-bytes-on", .version = "1.0.0", .summary = "Is bad."};
  void read(const dossier::Input& input, dossier::DocumentSink& documents) const {
    dossier::Document document;
    document.text = input.bytes;
    documents.emit(document);
  }
};
DOSSIER_PLUGIN(PassesBytesOn)
