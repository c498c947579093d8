// extractor.syntax: words, tags and trees of a document's sentences, for the extractors after it.
#include "language/syntax/syntax.hpp"

#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"
#include "dossier/text/sentences.hpp"
#include "language/block_edges.hpp"
#include "language/syntax/analysis.hpp"

namespace syntax_extractor {

class Syntax {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.syntax",
                     .version = "1.0.0",
                     .summary = "Parses the sentences of English text once, for all extractors that read their trees."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {std::string(language::analysis_kind)};
    manifest.languages = {"en"};
  }

  struct Scratch {
    language::Syntax::Scratch syntax;
    language::SyntaxTree tree;
  };

  void extract(const dossier::Document& document, dossier::ClaimSink& sink, Scratch& scratch) const {
    const auto tokens = dossier::tokenize(document.text);
    const auto sentences = dossier::split_sentences(document.text, tokens, language::block_edges(document));
    if (sentences.empty()) return;
    language::AnalysisWriter analysis;
    for (const auto& sentence : sentences) {
      sink.checkpoint();
      syntax_.read(document.text, tokens, sentence.first, sentence.last, scratch.syntax, scratch.tree);
      analysis.add(sentence.start, sentence.end, scratch.tree);
    }
    sink.emit(std::move(analysis).claim(syntax_.model()));
  }

 private:
  language::Syntax syntax_{dossier::data_folder("extractor-syntax") / "english-syntax.model"};
};

}  // namespace syntax_extractor

DOSSIER_PLUGIN(syntax_extractor::Syntax)
