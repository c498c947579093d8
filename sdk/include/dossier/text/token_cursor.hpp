// A position in a token list, for matching sequences of words: every match_ advances past what it matched or leaves the
// cursor where it was.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/namespace.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/tokens.hpp"

DOSSIER_NAMESPACE_BEGIN

class TokenCursor {
 public:
  // Sees the tokens [at, end) only; text and tokens must outlive the cursor.
  TokenCursor(std::string_view text, const std::vector<Token>& tokens, std::size_t at, std::size_t end)
      : text_(text), tokens_(&tokens), at_(at), end_(end < tokens.size() ? end : tokens.size()) {}
  TokenCursor(std::string_view text, const std::vector<Token>& tokens, std::size_t at = 0)
      : TokenCursor(text, tokens, at, tokens.size()) {}

  std::size_t at() const { return at_; }
  bool done() const { return at_ >= end_; }
  const Token& token() const { return (*tokens_)[at_]; }
  std::string_view text() const { return done() ? std::string_view() : token().of(text_); }
  std::string folded() const { return fold(text()); }
  void advance(std::size_t count = 1) { at_ = count < end_ - at_ ? at_ + count : end_; }
  void seek(std::size_t at) { at_ = at < end_ ? at : end_; }

  bool is(TokenKind kind) const { return !done() && token().is(kind); }
  // `lower` is in lower case with straight apostrophes.
  bool is(std::string_view lower) const { return !done() && equals_folded(text(), lower); }

  bool match(TokenKind kind) {
    if (!is(kind)) return false;
    ++at_;
    return true;
  }

  // A sequence of tokens, separated by one space in `sequence`: match("more than"), match("up to").
  bool match(std::string_view sequence) {
    std::size_t at = at_;
    while (!sequence.empty()) {
      const auto space = sequence.find(' ');
      if (at >= end_ || !equals_folded((*tokens_)[at].of(text_), sequence.substr(0, space))) return false;
      ++at;
      sequence = space == std::string_view::npos ? std::string_view() : sequence.substr(space + 1);
    }
    at_ = at;
    return true;
  }

  // The index of the first sequence that matches here, or -1.
  int match_any(std::initializer_list<std::string_view> sequences) {
    int index = 0;
    for (const auto& sequence : sequences) {
      if (match(sequence)) return index;
      ++index;
    }
    return -1;
  }

 private:
  std::string_view text_;
  const std::vector<Token>* tokens_;
  std::size_t at_;
  std::size_t end_;
};

DOSSIER_NAMESPACE_END
