// Applies patterns to a document.
#pragma once

#include <string>
#include <vector>

#include "dossier/extractor.hpp"
#include "found.hpp"
#include "language/passages.hpp"
#include "language/read_value.hpp"
#include "language/syntax/syntax.hpp"
#include "pattern.hpp"
#include "token_matcher.hpp"

namespace pattern_extractor {

struct ScanSettings {
  double confidence = 0.8;
  std::uint64_t max_matches = 1000;  // of a pattern, in a document
};

// Kept between documents, so that they need not allocate.
struct ScanScratch {
  language::Syntax::Scratch syntax;
  language::SyntaxTree tree;
  std::vector<language::Tag> tags;
  TokenMatcher matcher;
};

class Scan {
 public:
  // `syntax` may be null if no pattern uses tags.
  Scan(const dossier::Document& document, const std::vector<dossier::Claim>& earlier, const ScanSettings& settings,
       const language::Syntax* syntax, dossier::ClaimSink& sink, ScanScratch& scratch);

  void run(const std::vector<Pattern>& patterns);

 private:
  bool applies(const Pattern& pattern) const;
  static bool applies_in(const Pattern& pattern, std::string_view block);
  void match_text(const Pattern& pattern);
  void match_tokens(const std::vector<const Pattern*>& patterns);
  // False once the pattern has as many matches as it may have.
  bool take(const Pattern& pattern, const Found& found);

  const dossier::Document& document_;
  const ScanSettings& settings_;
  const language::Syntax* syntax_;
  dossier::ClaimSink& sink_;
  ScanScratch& scratch_;
  language::EarlierClaims earlier_;
  std::vector<dossier::Token> tokens_;
  std::vector<dossier::Sentence> sentences_;
  std::vector<language::Passage> passages_;
  std::string language_;  // in lower case; empty: unknown
  std::map<const Pattern*, std::uint64_t> matches_;
};

}  // namespace pattern_extractor
