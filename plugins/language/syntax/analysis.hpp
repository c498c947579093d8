// Trees of a document's sentences as one printable text, so that they can travel in a claim: made once, read by every
// extractor that gets it. The form is described for other parsers in sdk/doc/syntax.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/claim.hpp"
#include "dossier/text/tokens.hpp"
#include "language/syntax/tree.hpp"

namespace language {

inline constexpr std::string_view analysis_kind = "syntax";  // of the claim
inline constexpr std::int64_t analysis_form = 1;             // raised whenever a tag or relation gets another number

// Writes the sentences of a document, in order.
class AnalysisWriter {
 public:
  // The sentence with the bytes [start, end); the words of `tree` cover it.
  void add(std::uint64_t start, std::uint64_t end, const SyntaxTree& tree);
  // The claim, once all sentences are there.
  dossier::Claim claim(std::string_view model) &&;

 private:
  std::string sentences_;
  std::uint64_t end_ = 0;  // of the sentence before
};

// An analysis that a stage got. It may be anybody's: nothing in it is trusted. The claim must outlive it.
class Analysis {
 public:
  // Throws std::runtime_error with the reason if the claim has no analysis in this form.
  explicit Analysis(const dossier::Claim& claim);

  // The tree of the sentence with the tokens [first, last) of `text`. False if there is none, if its words are not those of the
  // tokens, or if it is none that a parser of ours could have found.
  bool find(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
            SyntaxTree& tree) const;

 private:
  struct Sentence {
    std::uint64_t start, end;  // bytes of the text
    std::uint64_t at;          // where its words begin in the text of the analysis
    std::uint32_t words;
    bool parsed;
  };

  std::string_view text_;
  std::vector<Sentence> sentences_;
};

}  // namespace language
