// A reader of lines that counts from each part's beginning.
#pragma once

#include "dossier/plugin.hpp"

namespace bad::reads_parts_wrong {

class ReadsPartsWrong {
 public:
  static constexpr auto about =
      dossier::About{.id = "reader.reads-parts-wrong", .version = "1.0.0", .summary = "Is bad."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.extensions = {"lines"};
    manifest.splits = "lines";
  }
  void read(const dossier::Input& input, dossier::DocumentSink& documents) const {
    std::uint64_t line = 0;
    for (std::size_t at = 0; at < input.bytes.size(); ++line) {
      const auto end = std::min(input.bytes.find('\n', at), input.bytes.size());
      dossier::Document document;
      document.text = input.bytes.substr(at, end - at);
      if (dossier::find_invalid_utf8(document.text) == std::string_view::npos) documents.emit(document, {}, line);
      at = end + 1;
    }
  }
};

}  // namespace bad::reads_parts_wrong
