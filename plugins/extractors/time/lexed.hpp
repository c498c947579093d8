// A text as tokens, each with the sort that matters to time expressions.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/text/sentences.hpp"
#include "dossier/text/tokens.hpp"
#include "words.hpp"

namespace time_extractor {

struct Term {
  Sort sort = Sort::none;
  std::int16_t value = 0;
  std::int32_t number = -1;  // of digits without separators, also those that end a word ("Q1", "Dec31")
  std::uint8_t digits = 0;   // how many
};

class Lexed {
 public:
  Lexed(std::string_view text, const std::vector<dossier::Token>& tokens);

  std::size_t size() const { return tokens_.size(); }
  std::string_view text() const { return text_; }
  const dossier::Token& token(std::size_t i) const { return tokens_[i]; }
  const Term& term(std::size_t i) const { return i < terms_.size() ? terms_[i] : none_; }
  Sort sort(std::size_t i) const { return term(i).sort; }
  int value(std::size_t i) const { return term(i).value; }
  bool is(std::size_t i, Sort sort) const { return term(i).sort == sort; }
  std::string_view view(std::size_t i) const { return i < size() ? tokens_[i].of(text_) : std::string_view(); }
  // The byte of a one-byte token that is neither word nor number, else 0.
  char mark(std::size_t i) const;
  bool glued(std::size_t i) const { return i < size() && tokens_[i].glued; }
  bool is_word(std::size_t i) const { return i < size() && tokens_[i].kind == dossier::TokenKind::word; }
  bool is_number(std::size_t i) const { return i < size() && tokens_[i].kind == dossier::TokenKind::number; }
  // A hyphen, dash or tilde.
  bool is_dash(std::size_t i) const;
  bool is_hyphen(std::size_t i) const { return i < size() && tokens_[i].kind == dossier::TokenKind::hyphen; }
  bool lower(std::size_t i) const { return i < size() && tokens_[i].word_case == dossier::WordCase::lower; }
  bool capital(std::size_t i) const { return is_word(i) && tokens_[i].starts_upper(); }
  bool says(std::size_t i, std::string_view lower) const {
    return i < size() && dossier::equals_folded(view(i), lower);
  }
  // Only spaces are between i-1 and i: no line break that ends a line of its own.
  bool same_line(std::size_t i) const { return i < size() && tokens_[i].line_breaks < 2; }

 private:
  Term make_term(std::size_t i) const;

  std::string_view text_;
  const std::vector<dossier::Token>& tokens_;
  std::vector<Term> terms_;
  Term none_;
};

}  // namespace time_extractor
