#include "lexed.hpp"

namespace time_extractor {

using dossier::TokenKind;

Lexed::Lexed(std::string_view text, const std::vector<dossier::Token>& tokens) : text_(text), tokens_(tokens) {
  terms_.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) terms_.push_back(make_term(i));
}

char Lexed::mark(std::size_t i) const {
  if (i >= size()) return 0;
  const auto& token = tokens_[i];
  if (token.end - token.start != 1 || token.kind == TokenKind::word || token.kind == TokenKind::number) return 0;
  return text_[token.start];
}

bool Lexed::is_dash(std::size_t i) const {
  if (i >= size()) return false;
  return tokens_[i].kind == TokenKind::hyphen || tokens_[i].kind == TokenKind::dash || mark(i) == '~';
}

Term Lexed::make_term(std::size_t i) const {
  constexpr std::size_t longest = 16;
  const auto& token = tokens_[i];
  const auto view = token.of(text_);
  Term term;
  if (token.kind == TokenKind::number) {
    term.sort = Sort::number;
    if (view.size() > 8) return term;
    int number = 0;
    for (const char c : view) {
      if (c < '0' || c > '9') return term;
      number = number * 10 + (c - '0');
    }
    term.number = number;
    term.digits = static_cast<std::uint8_t>(view.size());
    return term;
  }
  if (token.kind != TokenKind::word || view.size() > longest) return term;
  char folded[longest];
  std::size_t size = 0;
  for (std::size_t at = 0; at < view.size(); ++at) {
    const char c = view[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (view.substr(at, 3) != "\xE2\x80\x99") return term;
      folded[size++] = '\'';
      at += 2;
    } else {
      folded[size++] = dossier::to_lower_ascii(c);
    }
  }
  std::size_t letters = size;
  while (letters > 0 && folded[letters - 1] >= '0' && folded[letters - 1] <= '9') --letters;
  if (size - letters > 4) return term;
  if (letters < size) {
    term.number = 0;
    term.digits = static_cast<std::uint8_t>(size - letters);
    for (std::size_t at = letters; at < size; ++at) term.number = term.number * 10 + (folded[at] - '0');
  }
  const auto word = look_up({folded, letters});
  term.sort = word.sort;
  term.value = word.value;
  // Digits after words other than months and eras make names: "Day1", "may5" reads, "on2" does not.
  if (term.number >= 0 && word.sort != Sort::month && word.sort != Sort::month_short && word.sort != Sort::era_after)
    term.sort = Sort::none;
  return term;
}

}  // namespace time_extractor
