#include "token_text.hpp"

#include <algorithm>

#include "currencies.hpp"
#include "language/block_edges.hpp"

namespace quantity {

using dossier::Token;
using dossier::TokenKind;

TokenText::TokenText(const dossier::Document& document)
    : text_(document.text), lower_(dossier::lower_ascii(text_)), tokens_(dossier::tokenize(text_)) {
  split_currency_codes();
  sentences_ = dossier::split_sentences(text_, tokens_, language::block_edges(document));
}

std::string_view TokenText::chunk(std::size_t i) const {
  constexpr std::size_t reach = 200;
  std::size_t first = i, last = i;
  while (first > 0 && tokens_[first].glued && tokens_[i].start - tokens_[first].start < reach) --first;
  while (last + 1 < tokens_.size() && tokens_[last + 1].glued && tokens_[last].end - tokens_[i].end < reach) ++last;
  return slice(first, last + 1);
}

// "USD10.5m" is one word for the scanner; here it becomes "USD", "10.5", "m". "$US55" becomes "$", "US", "55".
void TokenText::split_currency_codes() {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto needs = [&](std::size_t i) -> std::size_t {
    const auto& token = tokens_[i];
    if (!token.is(TokenKind::word) || !is_digit(text_[token.end - 1])) {
      // "USD10m" ends in a letter; the digit after the code shows it.
      if (!token.is(TokenKind::word) || token.end - token.start < 3) return 0;
    }
    const auto word = token.of(text_);
    const auto letters = static_cast<std::size_t>(std::find_if(word.begin(), word.end(), is_digit) - word.begin());
    if (letters == 0 || letters > 3 || letters == word.size()) return 0;
    if (i > 0 && tokens_[i].glued && text_[tokens_[i - 1].start] == '$' && dollar_prefix(word.substr(0, letters)))
      return letters;
    return letters > 1 && currency_before(word.substr(0, letters)) ? letters : 0;
  };
  std::vector<Token> out;
  bool changed = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto letters = needs(i);
    if (letters == 0) {
      if (changed) out.push_back(tokens_[i]);
      continue;
    }
    if (!changed) out.assign(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i));
    changed = true;
    Token code = tokens_[i];
    code.end = code.start + static_cast<std::uint32_t>(letters);
    out.push_back(code);
    std::size_t end = code.end;
    while (end < text_.size() && (is_digit(text_[end]) || ((text_[end] == '.' || text_[end] == ',') &&
                                                           end + 1 < text_.size() && is_digit(text_[end + 1]))))
      ++end;
    out.push_back({code.end, static_cast<std::uint32_t>(end), TokenKind::number, dossier::WordCase::none, true, 0});
    const auto word_end = tokens_[i].end;
    if (end < word_end) {
      out.push_back({static_cast<std::uint32_t>(end), word_end, TokenKind::word, dossier::WordCase::lower, true, 0});
      continue;
    }
    while (i + 1 < tokens_.size() && tokens_[i + 1].end <= end) ++i;
    if (i + 1 < tokens_.size() && tokens_[i + 1].start < end) tokens_[i + 1].start = static_cast<std::uint32_t>(end);
  }
  if (changed) tokens_ = std::move(out);
}

}  // namespace quantity
