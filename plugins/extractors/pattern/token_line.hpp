// The tokens that a pattern is matched against: a sentence, or a part of a long one.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"
#include "language/read_value.hpp"
#include "language/syntax/tags.hpp"
#include "token_program.hpp"

namespace pattern_extractor {

// The tags of a line's tokens.
class LineTags {
 public:
  virtual ~LineTags() = default;
  // Tag::none where the tags are not known. They are read when one is first asked for.
  virtual language::Tag of(std::uint32_t token) = 0;
};

class TokenLine {
 public:
  static constexpr std::uint32_t longest = 500;  // tokens

  // The tokens [first, last).
  TokenLine(std::string_view text, const std::vector<dossier::Token>& tokens, std::uint32_t first, std::uint32_t last,
            LineTags& tags, const language::EarlierClaims& earlier)
      : text_(text), tokens_(tokens), first_(first), size_(last - first), tags_(tags), earlier_(earlier) {}

  std::uint32_t size() const { return size_; }
  const dossier::Token& operator[](std::uint32_t i) const { return tokens_[first_ + i]; }
  bool passes(std::uint32_t i, const std::vector<TokenTest>& tests) const;
  // Where claims of the kind that begin at token `i` end: indexes after their last tokens, ascending.
  void claim_ends(std::uint32_t i, std::string_view kind, std::vector<std::uint32_t>& ends) const;

 private:
  bool passes(std::uint32_t i, const TokenTest& test) const;

  std::string_view text_;
  const std::vector<dossier::Token>& tokens_;
  std::uint32_t first_;
  std::uint32_t size_;
  LineTags& tags_;
  const language::EarlierClaims& earlier_;
};

// "Xx" for "Reuters", "X" for "NATO", "Xd" for "A380", "d" for "48", "d.d" for "4.5": a run of the same class is one letter.
bool has_shape(std::string_view word, std::string_view shape);

}  // namespace pattern_extractor
