// A reader that takes whatever bytes there are for UTF-8.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::passes_bytes_on {

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

}  // namespace bad::passes_bytes_on
