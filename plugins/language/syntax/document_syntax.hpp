// The trees of a document's sentences for an extractor: from the analysis that extractor.syntax made, if the stage
// gets one, else by a parser of its own. The same trees either way.
//
//   const language::LazySyntax syntax_{dossier::data_folder("extractor-example") / "english-syntax.model"};
//
//   void extract(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, dossier::ClaimSink& sink) const {
//     const language::DocumentSyntax syntax(syntax_, document.text, earlier, sink);
//     ...
//     syntax.read(tokens, sentence.first, sentence.last, scratch, tree);
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

#include "dossier/plugin/host.hpp"
#include "language/syntax/analysis.hpp"
#include "language/syntax/syntax.hpp"

namespace language {

// A model that is read when a sentence first needs it. Shared by threads.
class LazySyntax {
 public:
  // Throws std::runtime_error if the file cannot be opened.
  explicit LazySyntax(std::filesystem::path model);
  const Syntax& get() const;

 private:
  std::filesystem::path model_;
  mutable std::once_flag once_;
  mutable std::optional<Syntax> syntax_;
};

class DocumentSyntax {
 public:
  // Logs why an analysis cannot be used. All must outlive it.
  DocumentSyntax(const LazySyntax& syntax, std::string_view text, const std::vector<dossier::Claim>& earlier,
                 const dossier::Host& host);

  // As Syntax::read, of the document's text.
  void read(const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last, Syntax::Scratch& scratch,
            SyntaxTree& tree) const;

  // For the loop over the sentences: ends the call if the run has to stop.
  void checkpoint() const { host_.checkpoint(); }

 private:
  const LazySyntax& syntax_;
  std::string_view text_;
  const dossier::Host& host_;
  std::vector<Analysis> analyses_;
};

}  // namespace language
