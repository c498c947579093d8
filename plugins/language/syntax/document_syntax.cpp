#include "language/syntax/document_syntax.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

namespace language {

LazySyntax::LazySyntax(std::filesystem::path model) : model_(std::move(model)) {
  if (!std::ifstream(model_)) throw std::runtime_error("cannot open the model " + model_.string());
}

const Syntax& LazySyntax::get() const {
  std::call_once(once_, [&] { syntax_.emplace(model_); });
  return *syntax_;
}

DocumentSyntax::DocumentSyntax(const LazySyntax& syntax, std::string_view text,
                               const std::vector<dossier::Claim>& earlier, const dossier::Host& host)
    : syntax_(syntax), text_(text), host_(host) {
  for (const auto& claim : earlier) {
    if (claim.kind != analysis_kind) continue;
    try {
      analyses_.emplace_back(claim);
    } catch (const std::runtime_error& fault) {
      host.warn("an analysis of " + claim.extractor + " is not used: " + fault.what());
    }
  }
}

void DocumentSyntax::read(const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
                          Syntax::Scratch& scratch, SyntaxTree& tree) const {
  for (const auto& analysis : analyses_)
    if (analysis.find(text_, tokens, first, last, tree)) return;
  syntax_.get().read(text_, tokens, first, last, scratch, tree);
}

}  // namespace language
