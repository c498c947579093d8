// extractor.entity: which persons, organizations and places a text names, and which names name the same.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"
#include "language/block_edges.hpp"
#include "language/names/document_names.hpp"

namespace entity {

using dossier::Json;

class Entities {
 public:
  static constexpr auto about = dossier::About{
      .id = "extractor.entity",
      .version = "1.0.0",
      .summary = "Finds the persons, organizations and places that English text names, and links their names."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"entity"};
    manifest.languages = {"en"};
  }
  static dossier::OptionDeclarations options() {
    return {dossier::option("min_confidence").number(0).range(0, 1).help("Drop claims below this confidence.")};
  }

  explicit Entities(const dossier::Options& options)
      : model_(language::read_name_model(dossier::data_folder("extractor-entity") / "english-names.model")),
        min_confidence_(options.number("min_confidence")) {}

  void extract(const dossier::Document& document, dossier::ClaimSink& sink) const {
    const auto tokens = dossier::tokenize(document.text);
    const auto edges = language::block_edges(document);
    const auto sentences = dossier::split_sentences(document.text, tokens, edges);
    const auto found = language::document_names(document.text, tokens, sentences, model_);
    for (const auto& name : found.names) {
      sink.checkpoint();
      if (name.certainty / 100.0 < min_confidence_) continue;
      sink.emit(to_claim(found, name, sentences[name.sentence]));
    }
  }

 private:
  static dossier::Claim to_claim(const language::DocumentNames& found, const language::Name& name,
                                 const dossier::Sentence& sentence) {
    const auto& cluster = found.cluster_of(name);
    dossier::Claim claim;
    claim.kind = "entity";
    claim.confidence = name.certainty / 100.0;
    claim.start = name.start;
    claim.end = name.end;
    claim.sentence = dossier::Span{sentence.start, sentence.end};
    Json entity;
    entity.set("type", Json(language::name_of(name.type)));
    entity.set("name", Json(cluster.text));
    entity.set("cluster", Json("e" + std::to_string(name.cluster + 1)));
    entity.set("form", Json("name"));
    claim.rest.emplace_back("entity", std::move(entity));
    if (name.link == language::NameLink::first) return claim;
    const auto& other = found.names[name.linked_to];
    Json link;
    link.set("reason", Json(language::name_of(name.link)));
    link.set("start", Json(other.start));
    link.set("end", Json(other.end));
    claim.rest.emplace_back("link", std::move(link));
    return claim;
  }

  language::NameModel model_;
  double min_confidence_;
};

}  // namespace entity

DOSSIER_PLUGIN(entity::Entities)
