#include "token_text.hpp"

#include <algorithm>

#include "currencies.hpp"
#include "language/block_edges.hpp"
#include "number_words.hpp"
#include "spaced_hyphens.hpp"

namespace quantity {

using dossier::Token;
using dossier::TokenKind;

TokenText::TokenText(const dossier::Document& document)
    : text_(document.text), lower_(dossier::lower_ascii(text_)), tokens_(dossier::tokenize(text_)) {
  split_glued_digits();
  for (const auto i : tokens_cut_at_hyphens(*this)) tokens_[i].glued = true;
  sentences_ = dossier::split_sentences(text_, tokens_, language::block_edges(document));
  join_split_amounts();
}

// Dots that end no sentence. "a deficit of 1 . 6 billion": in texts that were cut into tokens with blanks, a decimal point looks like a full stop.
void TokenText::join_split_amounts() {
  const auto plain_number = [&](std::size_t i) {
    return is(i, TokenKind::number) && raw(i).find_first_not_of("0123456789") == std::string_view::npos;
  };
  std::size_t kept = 0;
  for (std::size_t s = 1; s < sentences_.size(); ++s) {
    auto& before = sentences_[kept];
    const auto& after = sentences_[s];
    const std::size_t at = after.first;
    const bool decimal = before.last == at && at >= 2 && before.last - before.first >= 2 && is(at - 1, ".") &&
                         !glued(at - 1) && plain_number(at - 2) && plain_number(at) && !glued(at) &&
                         tokens_[at].line_breaks == 0 &&
                         is_any(at + 1, "% percent per million billion trillion crore lakh bn pct pc");
    // "It costs Rs. 300"
    const bool money = before.last == at && at >= 2 && is(at - 1, ".") && glued(at - 1) && is(at, TokenKind::number) &&
                       tokens_[at].line_breaks == 0 && raw(at - 2).size() > 1 && is(at - 2, TokenKind::word) &&
                       currency_before(std::string(raw(at - 2)) + ".");
    if (decimal || money) {
      before.last = after.last;
      before.end = after.end;
    } else {
      sentences_[++kept] = after;
    }
  }
  if (!sentences_.empty()) sentences_.resize(kept + 1);
}

std::string_view TokenText::chunk(std::size_t i) const {
  constexpr std::size_t reach = 200;
  std::size_t first = i, last = i;
  while (first > 0 && tokens_[first].glued && tokens_[i].start - tokens_[first].start < reach) --first;
  while (last + 1 < tokens_.size() && tokens_[last + 1].glued && tokens_[last].end - tokens_[i].end < reach) ++last;
  return slice(first, last + 1);
}

// "5 million", "1.2bn", "4,500" at a byte: where "R" or "N" before it is a currency.
bool TokenText::amount_is_large(std::size_t at) const {
  const std::size_t last = std::min(text_.find_first_not_of("0123456789.,", at), text_.size());
  const auto number = text_.substr(at, last - at);
  if (const auto comma = number.find(','); comma != std::string_view::npos) {
    const auto group = number.substr(comma + 1, 4);
    return group.size() >= 3 && group.substr(0, 3).find_first_not_of("0123456789") == std::string_view::npos &&
           (group.size() == 3 || group[3] < '0');
  }
  const std::size_t first = last < text_.size() && (text_[last] == ' ' || text_[last] == '-') ? last + 1 : last;
  const auto word =
      text_.substr(first, std::min(text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz", first), text_.size()) - first);
  const auto* scale = number_word(word);
  return (scale && scale->kind == NumberWordKind::scale) || (first == last && multiplier_sign(word, true, true) != 0);
}

// Some words of the scanner are letters and digits that are read separately: "USD10.5m" becomes "USD", "10.5", "m", "$US55"
// becomes "$", "US", "55", "PS2.7m" "PS", "2.7", "m"; after a number "x10" and "h30m" become "x", "10" and "h", "30",
// "m".
void TokenText::split_glued_digits() {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto needs = [&](std::size_t i) -> std::size_t {
    const auto& token = tokens_[i];
    const auto length = token.end - token.start;
    if (!token.is(TokenKind::word) || length < 2 || (length < 3 && !is_digit(text_[token.end - 1]))) return 0;
    const auto word = token.of(text_);
    const auto letters = static_cast<std::size_t>(std::find_if(word.begin(), word.end(), is_digit) - word.begin());
    if (letters == 0 || letters > 6 || letters == word.size()) return 0;
    const auto front = word.substr(0, letters);
    if (i > 0 && token.glued && text_[tokens_[i - 1].start] == '$' && dollar_prefix(front)) return letters;
    if (i > 0 && token.glued && tokens_[i - 1].is(TokenKind::number))
      return language::one_of(front, "h hr hrs m min x ft") && (front == "x" || front[0] != 'm' || word.back() == 's')
                 ? letters
                 : 0;
    if (front == "PS") {
      // "PS5" is a console.
      const bool decimals = token.end + 1 < text_.size() && text_[token.end] == '.' && is_digit(text_[token.end + 1]);
      return decimals || word.size() > letters + 2 ? letters : 0;
    }
    if (letters == 1 && currency_letter(front) && amount_is_large(token.start + letters)) return letters;
    const auto* currency = letters > 1 ? currency_before(front) : nullptr;
    return currency && currency->sure ? letters : 0;
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
