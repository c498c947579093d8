// extractor.quote: who says what.
#include "claim.hpp"
#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"

namespace quote {

class Quotes {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.quote",
                     .version = "1.0.0",
                     .summary = "Finds who says what: direct, mixed and indirect quotes with speakers."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"quote"};
    manifest.languages = {"en"};
  }
  static dossier::OptionDeclarations options() {
    return {dossier::option("indirect")
                .boolean(true)
                .help("Also emit indirect speech, not only what is in quotation marks."),
            dossier::option("min_confidence").number(0).range(0, 1).help("Drop claims below this confidence.")};
  }

  explicit Quotes(const dossier::Options& options)
      : indirect_(options.boolean("indirect")), min_confidence_(options.number("min_confidence")) {}

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier,
               dossier::ClaimSink& sink) const {
    const language::DocumentSyntax syntax(syntax_, document.text, earlier, sink);
    const Stream stream(document, lexicon_);
    const Names names(stream);
    const auto sayings = find_sayings(stream, names, syntax);
    for (std::size_t i = 0; i < sayings.size(); ++i) {
      if (!indirect_ && !sayings[i].direct && sayings[i].fragments.empty()) continue;
      const auto claim = to_claim(stream, sayings, i);
      if (claim.confidence >= min_confidence_) sink.emit(claim);
    }
  }

 private:
  Lexicon lexicon_;
  language::LazySyntax syntax_{dossier::data_folder("extractor-quote") / "english-syntax.model"};
  bool indirect_;
  double min_confidence_;
};

}  // namespace quote

DOSSIER_PLUGIN(quote::Quotes)
