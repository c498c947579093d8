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

  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    quantity::for_each_claim(document, syntax_, [&](const dossier::Claim& claim) { sink.emit(claim); });
  }

 private:
  language::Syntax syntax_{dossier::data_folder("extractor-quantity") / "english-syntax.model"};
};

}  // namespace

DOSSIER_PLUGIN(QuantityExtractor)
