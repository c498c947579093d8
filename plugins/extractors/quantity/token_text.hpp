// A document's text as the extractor reads it: tokens, sentences and the text in lower case at the same offsets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/sentences.hpp"
#include "language/word_list.hpp"

namespace quantity {

class TokenText {
 public:
  explicit TokenText(const dossier::Document& document);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const std::vector<dossier::Token>& tokens() const { return tokens_; }
  const std::vector<dossier::Sentence>& sentences() const { return sentences_; }

  const dossier::Token& operator[](std::size_t i) const { return tokens_[i]; }
  // The token's text in lower case (ASCII letters only); empty beyond the end, so that looking ahead is always allowed.
  std::string_view word(std::size_t i) const {
    return i < tokens_.size() ? std::string_view(lower_).substr(tokens_[i].start, tokens_[i].end - tokens_[i].start)
                              : std::string_view();
  }
  // As it is written.
  std::string_view raw(std::size_t i) const { return i < tokens_.size() ? tokens_[i].of(text_) : std::string_view(); }
  bool is(std::size_t i, std::string_view lower) const { return word(i) == lower; }
  // One of the words of a list that are separated by blanks.
  bool is_any(std::size_t i, std::string_view words) const { return language::one_of(word(i), words); }
  bool is(std::size_t i, dossier::TokenKind kind) const { return i < tokens_.size() && tokens_[i].is(kind); }
  bool glued(std::size_t i) const { return i < tokens_.size() && tokens_[i].glued; }
  bool capitalised(std::size_t i) const { return i < tokens_.size() && tokens_[i].starts_upper(); }
  // The bytes of the tokens [first, last).
  std::string_view slice(std::size_t first, std::size_t last) const {
    return first < last ? text_.substr(tokens_[first].start, tokens_[last - 1].end - tokens_[first].start)
                        : std::string_view();
  }
  std::string lower_slice(std::size_t first, std::size_t last) const {
    return first < last ? lower_.substr(tokens_[first].start, tokens_[last - 1].end - tokens_[first].start)
                        : std::string();
  }
  // The run of bytes without white space around the token: "https://example.org/a1".
  std::string_view chunk(std::size_t i) const;

 private:
  void split_glued_digits();
  bool amount_is_large(std::size_t at) const;
  void join_split_amounts();

  std::string_view text_;
  std::string lower_;
  std::vector<dossier::Token> tokens_;
  std::vector<dossier::Sentence> sentences_;
};

}  // namespace quantity
