// Plugins that find nothing in ordinary news, and break the rules where they do find something: only records that an
// author passes show it.
#include "dossier/plugin.hpp"

namespace {

constexpr std::string_view password = "zyzzyva";

class QuietExtractor {
 public:
  static constexpr auto about = dossier::About{.id = "extractor.quiet", .version = "1.0.0", .summary = "Is quiet."};
  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    const auto at = document.text.find(password);
    if (at == std::string_view::npos) return;
    dossier::Claim claim;
    claim.kind = "word";
    claim.start = at;
    claim.end = document.text.size() + 1;
    sink.emit(claim);
  }
};

class QuietDeduplicator {
 public:
  static constexpr auto about = dossier::About{.id = "deduplicator.quiet", .version = "1.0.0", .summary = "Is quiet."};
  void keys(const dossier::Document& document, dossier::Keys& keys) const {
    if (document.text.find(password) != std::string_view::npos) keys.add(password);
  }
  void compare(const dossier::Group<dossier::Document>& group, dossier::Links& links) const {
    if (group.size() < 2) return;
    dossier::Copy copy;
    copy.a = group[0].record().id;
    copy.b = group[1].record().id;
    copy.direction = "sideways";
    copy.kind = "near";
    links.emit(copy);
  }
};

class QuietChecker {
 public:
  static constexpr auto about = dossier::About{.id = "checker.quiet", .version = "1.0.0", .summary = "Is quiet."};
  void keys(const dossier::Claim& claim, dossier::Keys& keys) const {
    if (claim.text == password) keys.add(password);
  }
  void compare(const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const {
    dossier::Finding finding;
    finding.kind = "value";
    for (std::size_t i = 0; i < group.size(); ++i) finding.claims.push_back(group[i].record().id);
    findings.emit(finding);
  }
};

}  // namespace

DOSSIER_PLUGIN(QuietExtractor, QuietDeduplicator, QuietChecker)
