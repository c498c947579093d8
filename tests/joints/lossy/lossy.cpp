// Plugins that lose a part of what they are given, and say so: lines and texts that begin with '!' are rejected, with
// '-' dropped.
#include <algorithm>

#include "dossier/plugin.hpp"

namespace lossy {

class LossyExtractor {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.lossy", .version = "1.0.0", .summary = "Claims lines, but for some."};
  static void describe(dossier::PluginManifest& manifest) { manifest.claims = {"line"}; }

  void extract(const dossier::Document& document, dossier::ClaimSink& claims) const {
    if (document.text.starts_with("FAIL")) throw dossier::Error("bad_text", "expected a text, found FAIL");
    for (std::size_t at = 0; at < document.text.size();) {
      const auto end = std::min(document.text.find('\n', at), document.text.size());
      const dossier::Span line{at, end};
      at = end + 1;
      if (document.slice(line).starts_with('!')) {
        claims.reject("line", "bang", "the line begins with !", line);
      } else if (document.slice(line).starts_with('-')) {
        claims.drop("line", "dash", line);
      } else {
        claims.info("a line");
        dossier::Claim claim;
        claim.kind = "line";
        claim.start = line.start;
        claim.end = line.end;
        claims.emit(claim);
      }
    }
  }
};

class LossyDeduplicator {
 public:
  static constexpr auto about =
      dossier::About{.id = "deduplicator.lossy", .version = "1.0.0", .summary = "Links documents, but for some."};

  void keys(const dossier::Document& document, dossier::Keys& keys) const {
    if (document.text.starts_with("FAIL")) throw dossier::Error("bad_text", "expected a text, found FAIL");
    if (document.text.starts_with('-')) return keys.drop("text", "dash");
    keys.add("all");
  }
  void compare(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (group[i].record().text.starts_with('!')) {
        links.reject(group[i].record().id, "bang", "the text begins with !");
        continue;
      }
      dossier::Copy copy;
      copy.a = group[0].record().id;
      copy.b = group[i].record().id;
      copy.kind = "near";
      copy.direction = "unknown";
      links.emit(copy);
    }
  }
};

}  // namespace lossy

DOSSIER_PLUGIN(lossy::LossyExtractor, lossy::LossyDeduplicator)
