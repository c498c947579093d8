// extractor.statement: who or what does what.
#include <cmath>

#include "claim.hpp"
#include "dossier/plugin.hpp"
#include "dossier/plugin/data_folder.hpp"
#include "language/block_edges.hpp"
#include "language/syntax/document_syntax.hpp"
#include "reading.hpp"

namespace statement {

class Statements {
 public:
  static constexpr auto about =
      dossier::About{.id = "extractor.statement",
                     .version = "1.0.0",
                     .summary = "Finds who or what does what in English sentences: subject, relation, arguments."};
  static void describe(dossier::PluginManifest& manifest) {
    manifest.claims = {"statement"};
    manifest.languages = {"en"};
  }
  static dossier::OptionDeclarations options() {
    return {dossier::option("min_confidence")
                .number(0.5)
                .range(0, 1)
                .help("Drop statements whose words are less likely to be right.")};
  }

  struct Scratch {
    language::Syntax::Scratch syntax;
    SyntaxTree tree;
    std::vector<Draft> drafts;
  };

  explicit Statements(const dossier::Options& options)
      : syntax_(dossier::data_folder("extractor-statement") / "english-syntax.model"),
        least_(static_cast<std::int32_t>(std::lround(options.number("min_confidence") * 1000))) {}

  void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, dossier::ClaimSink& sink,
               Scratch& scratch) const {
    const std::string_view text = document.text;
    const auto times = times_of(earlier);
    const language::DocumentSyntax sentences(syntax_, text, earlier, sink);
    const auto tokens = dossier::tokenize(text);
    for (const auto& sentence : dossier::split_sentences(text, tokens, language::block_edges(document))) {
      if (!can_hold_one(tokens, sentence)) continue;
      sink.checkpoint();
      auto& [syntax, tree, drafts] = scratch;
      sentences.read(tokens, sentence.first, sentence.last, syntax, tree);
      read_drafts(text, tree, drafts);
      choose_drafts(text, tree, least_, drafts);
      for (const auto& draft : drafts) sink.emit(to_claim(text, sentence, tree, draft, times));
    }
  }

 private:
  // Three words at least, one of them in lower case, and more words than other tokens: no headline in capitals, row of
  // a table or list of figures.
  static bool can_hold_one(const std::vector<dossier::Token>& tokens, const dossier::Sentence& sentence) {
    const auto size = sentence.last - sentence.first;
    if (size < 3 || size > 2 * language::Syntax::longest_sentence) return false;
    std::uint32_t words = 0;
    bool lower = false;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      words += tokens[i].is(dossier::TokenKind::word);
      lower |= tokens[i].word_case == dossier::WordCase::lower;
    }
    return words >= 3 && lower && 2 * words > size;
  }

  static std::vector<const dossier::Claim*> times_of(const std::vector<dossier::Claim>& claims) {
    std::vector<const dossier::Claim*> times;
    for (const auto& claim : claims)
      if (claim.kind == "time" && claim.time && !claim.time->from.empty()) times.push_back(&claim);
    std::stable_sort(times.begin(), times.end(), [](const auto* a, const auto* b) { return a->start < b->start; });
    return times;
  }

  language::LazySyntax syntax_;
  std::int32_t least_;  // thousandths
};

}  // namespace statement

DOSSIER_PLUGIN(statement::Statements)
