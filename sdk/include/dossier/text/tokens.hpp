// Text to tokens: one pass, no state beyond the paragraph, linear in the text.
//
// - word: letters with inner digits ("A380") and inner apostrophes ("don't", "O'Brien"). The endings 's 're 've 'll 'd
// 'm are
//   words of their own, glued ("China" + "'s"). Letters with dots ("U.S.", "a.m.", "Ph.D.") are one word, last dot
//   included.
// - number: digits with inner separators ("1,234.5", "2024", ".5"), or a single vulgar fraction sign. "1st" is "1" +
// "st", "5m" is "5" + "m",
//   "10:30" is "10" ":" "30".
// - hyphen: a hyphen (glued between words or free); dash: en and em dash, minus sign, a run of hyphens.
// - open_quote, close_quote, quote (undecided): “ ” ‘ ’ « » " ' `` ''. An apostrophe that is not a quotation mark
// is `apostrophe`
//   ("workers' rights", "the '90s").
// - symbol: currency signs, % ° + = & ...; a run of the same is one token each.
// - punctuation: the rest, one character a token, except that a run of dots is one.
//
// Offsets are bytes; texts longer than 4 GiB are cut there.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/namespace.hpp"
#include "dossier/record/span.hpp"
#include "dossier/text/characters.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"

DOSSIER_NAMESPACE_BEGIN

enum class TokenKind : std::uint8_t {
  word,
  number,
  symbol,
  open_quote,
  close_quote,
  quote,
  apostrophe,
  hyphen,
  dash,
  punctuation
};

// Of words; other tokens have `none`. "iPhone" and "McDonald" are mixed, "A" is capitalised, "US" and "U.S." upper.
enum class WordCase : std::uint8_t { none, lower, capitalised, upper, mixed };

struct Token {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::punctuation;
  WordCase word_case = WordCase::none;
  bool glued = false;            // directly after the previous token
  std::uint8_t line_breaks = 0;  // between the previous token and this one: 0, 1, 2 for a blank line (or more)

  bool is(TokenKind k) const { return kind == k; }
  bool is_quote() const { return kind >= TokenKind::open_quote && kind <= TokenKind::quote; }
  bool starts_upper() const { return word_case >= WordCase::capitalised; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
  Span span() const { return {start, end}; }
};

namespace detail {

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text.substr(0, 0xFFFFFFFF)) {
    tokens_.reserve(text_.size() / 5 + 4);
  }

  std::vector<Token> run() && {
    while (at_ < text_.size()) {
      const auto point = peek(at_);
      const auto kind = character_class(point.value);
      if (kind == CharacterClass::space) {
        skip_space(point);
        continue;
      }
      next(kind, point);
    }
    return std::move(tokens_);
  }

 private:
  CodePoint peek(std::size_t at) const { return decode_utf8(text_, at); }
  CharacterClass class_at(std::size_t at) const {
    return at < text_.size() ? character_class(peek(at).value) : CharacterClass::space;
  }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void skip_space(const CodePoint& point) {
    if (point.value == '\n' || point.value == 0x85 || point.value == 0x2028) ++line_breaks_;
    if (point.value == '\r' && byte(at_ + 1) != '\n') ++line_breaks_;
    if (point.value == 0x2029 || point.value == '\f') line_breaks_ += 2;
    at_ += point.size;
    glued_ = false;
  }

  void emit(std::size_t end, TokenKind kind, WordCase word_case = WordCase::none) {
    if (line_breaks_ > 1) open_singles_ = 0;
    tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), kind, word_case,
                       glued_ && !tokens_.empty(), static_cast<std::uint8_t>(line_breaks_ > 2 ? 2 : line_breaks_)});
    at_ = end;
    glued_ = true;
    line_breaks_ = 0;
  }

  void next(CharacterClass kind, const CodePoint& point) {
    switch (kind) {
      case CharacterClass::letter: return word();
      case CharacterClass::digit: return number();
      case CharacterClass::fraction: return emit(at_ + point.size, TokenKind::number);
      case CharacterClass::hyphen: return hyphen(point);
      case CharacterClass::dash: return emit(at_ + point.size, TokenKind::dash);
      case CharacterClass::quote: return quote(point);
      case CharacterClass::symbol: return emit(at_ + point.size, TokenKind::symbol);
      default: return punctuation(point);
    }
  }

  // The apostrophe at `at` that stands between letters: its size, else 0.
  std::size_t inner_apostrophe(std::size_t at) const {
    const char c = byte(at);
    const std::size_t size = c == '\'' ? 1 : c == '\xE2' && byte(at + 1) == '\x80' && byte(at + 2) == '\x99' ? 3 : 0;
    return size != 0 && class_at(at + size) == CharacterClass::letter ? size : 0;
  }

  // The end of an ending ('s 're 've 'll 'd 'm) whose letters begin at `at`, else 0.
  std::size_t clitic_end(std::size_t at) const {
    const char a = to_lower_ascii(byte(at)), b = to_lower_ascii(byte(at + 1));
    std::size_t size = 0;
    if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) size = 2;
    if (size == 0 && (a == 's' || a == 'd' || a == 'm')) size = 1;
    if (size == 0) return 0;
    const auto after = class_at(at + size);
    return after == CharacterClass::letter || after == CharacterClass::digit ? 0 : at + size;
  }

  void word() {
    std::size_t end = at_;
    int letters = 0, uppers = 0;
    bool first_upper = false, dotted = false;
    std::size_t ending = 0, ending_mark = 0;
    while (end < text_.size()) {
      const auto point = peek(end);
      const auto kind = character_class(point.value);
      if (kind == CharacterClass::letter) {
        if (is_upper(point.value)) {
          ++uppers;
          first_upper |= letters == 0;
        }
        ++letters;
        end += point.size;
        if (letters == 1 && byte(end) == '.') dotted = dotted_end(end) != 0;
        if (dotted) {
          end = dotted_end(end);
          break;
        }
      } else if (kind == CharacterClass::digit) {
        end += point.size;
      } else if (const auto mark = inner_apostrophe(end)) {
        if ((ending = clitic_end(end + mark)) != 0) {
          ending_mark = end;
          break;
        }
        end += mark;
      } else {
        break;
      }
    }
    if (!dotted && end - at_ == 2 && text_.substr(at_, 5) == "Ph.D.") end += 3, uppers = 2;
    const auto word_case = uppers == 0                   ? WordCase::lower
                           : first_upper && uppers == 1  ? (dotted ? WordCase::upper : WordCase::capitalised)
                           : uppers == letters || dotted ? WordCase::upper
                                                         : WordCase::mixed;
    emit(end, TokenKind::word, word_case);
    if (ending_mark != 0) emit(ending, TokenKind::word, WordCase::lower);
  }

  // The end of "U.S." whose first dot is at `dot`: single letters, each with its dot, two at least; else 0.
  std::size_t dotted_end(std::size_t dot) const {
    std::size_t end = dot + 1, count = 1;
    while (class_at(end) == CharacterClass::letter) {
      const auto size = peek(end).size;
      if (byte(end + size) != '.') break;
      end += size + 1;
      ++count;
    }
    if (count < 2) return 0;
    return end;
  }

  void number() {
    std::size_t end = at_;
    while (end < text_.size()) {
      const char c = text_[end];
      const bool digit = c >= '0' && c <= '9';
      if (!digit && !((c == '.' || c == ',') && byte(end + 1) >= '0' && byte(end + 1) <= '9')) break;
      ++end;
    }
    emit(end, TokenKind::number);
  }

  void hyphen(const CodePoint& point) {
    std::size_t end = at_ + point.size;
    while (byte(end) == '-') ++end;
    emit(end, end - at_ > point.size ? TokenKind::dash : TokenKind::hyphen);
  }

  void punctuation(const CodePoint& point) {
    if (point.value != '.') return emit(at_ + point.size, TokenKind::punctuation);
    const bool after_word = glued_ && !tokens_.empty() && tokens_.back().kind <= TokenKind::number;
    if (!after_word && class_at(at_ + 1) == CharacterClass::digit && byte(at_ + 1) < '\x7F') {
      std::size_t end = at_ + 1;
      while (byte(end) >= '0' && byte(end) <= '9') ++end;
      return emit(end, TokenKind::number);
    }
    std::size_t end = at_ + 1;
    while (byte(end) == '.') ++end;
    emit(end, TokenKind::punctuation);
  }

  bool space_before() const {
    if (!glued_ || tokens_.empty()) return true;
    const auto& last = tokens_.back();
    if (last.is(TokenKind::dash) || last.is(TokenKind::open_quote) || last.is(TokenKind::hyphen)) return true;
    const char c = text_[last.start];
    return c == '(' || c == '[' || c == '/' || c == '{';
  }
  bool space_after(std::size_t at) const {
    const auto kind = class_at(at);
    return kind == CharacterClass::space || kind == CharacterClass::dash ||
           (kind == CharacterClass::punctuation && byte(at) != '(' && byte(at) != '[' && byte(at) != '.') ||
           (byte(at) == '.' && class_at(at + 1) != CharacterClass::digit);
  }

  void quote(const CodePoint& point) {
    const std::size_t end = at_ + point.size;
    switch (point.value) {
      case 0x201C:
      case 0x201E:
      case 0x201F:
      case 0xAB:
      case 0x2039:
      case 0x300C:
      case 0x300E: return emit(end, TokenKind::open_quote);
      case 0x201D:
      case 0xBB:
      case 0x203A:
      case 0x300D:
      case 0x300F: return emit(end, TokenKind::close_quote);
      case '"': return straight(end);
      case '`': return emit(byte(end) == '`' ? end + 1 : end, TokenKind::open_quote);
      case 0x201A: return emit(end, TokenKind::open_quote);
      default: return single(point);
    }
  }

  void straight(std::size_t end) {
    const bool before = space_before(), after = space_after(end) || class_at(end) == CharacterClass::quote;
    emit(end, before == after ? TokenKind::quote : before ? TokenKind::open_quote : TokenKind::close_quote);
  }

  // ' ‘ ’: a quotation mark where it opens or closes something, else an apostrophe.
  void single(const CodePoint& point) {
    std::size_t end = at_ + point.size;
    if (point.value == '\'' && byte(end) == '\'') {
      ++end;
      return emit(end, space_before() ? TokenKind::open_quote : TokenKind::close_quote);
    }
    const bool before = space_before();
    if (before && elided(end)) return emit(end, TokenKind::apostrophe);
    if (point.value == 0x2018 || (point.value != 0x2019 && before && !space_after(end))) {
      ++open_singles_;
      return emit(end, TokenKind::open_quote);
    }
    const bool after_s = !before && to_lower_ascii(text_[at_ - 1]) == 's';
    if (open_singles_ > 0) {
      const bool possessive = after_s && byte(end) == ' ' && byte(end + 1) >= 'a' && byte(end + 1) <= 'z';
      if (possessive) return emit(end, TokenKind::quote);
      --open_singles_;
      return emit(end, TokenKind::close_quote);
    }
    const bool after_word = glued_ && !tokens_.empty() && tokens_.back().kind <= TokenKind::number;
    if (after_word) return emit(end, TokenKind::apostrophe);
    emit(end, before ? TokenKind::quote : TokenKind::close_quote);
  }

  // "'90s", "'tis", "'em": the apostrophe stands for what was left out.
  bool elided(std::size_t at) const {
    if (class_at(at) == CharacterClass::digit)
      return class_at(at + 1) == CharacterClass::digit && class_at(at + 2) != CharacterClass::digit;
    std::size_t end = at;
    while (end < at + 6 && class_at(end) == CharacterClass::letter && byte(end) > 0) ++end;
    const auto word = text_.substr(at, end - at);
    for (const auto* known : {"tis", "twas", "em", "til", "cause", "n", "round"})
      if (equals_folded(word, known)) return true;
    return false;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int line_breaks_ = 0;
  int open_singles_ = 0;
  bool glued_ = false;
};

}  // namespace detail

inline std::vector<Token> tokenize(std::string_view text) { return detail::Tokenizer(text).run(); }

// The index of the first token that ends after `offset`; tokens.size() if there is none.
inline std::size_t token_at(const std::vector<Token>& tokens, std::size_t offset) {
  std::size_t low = 0, high = tokens.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (tokens[middle].end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

DOSSIER_NAMESPACE_END
