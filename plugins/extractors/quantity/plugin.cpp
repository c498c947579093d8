#include "dossier/plugin.hpp"

#include "claims.hpp"
#include "dossier/extractor.hpp"
#include "dossier/plugin/data_folder.hpp"

namespace {

class QuantityExtractor {
 public:
  static constexpr auto about = dossier::About{
      .id = "extractor.quantity",
      .version = "1.0.0",
      .summary = "Finds the quantities of English news text: amounts, shares, counts, measures, rates and changes."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"quantity"};
    manifest.languages = {"en"};
  }

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier,
               dossier::ClaimSink& sink) const {
    const language::DocumentSyntax syntax(syntax_, document.text, earlier, sink);
    quantity::for_each_claim(document, syntax, [&](const dossier::Claim& claim) { sink.emit(claim); });
  }

 private:
  language::LazySyntax syntax_{dossier::data_folder("extractor-quantity") / "english-syntax.model"};
};

}  // namespace

DOSSIER_PLUGIN(QuantityExtractor)
