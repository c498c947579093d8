#include "exponents.hpp"

#include <algorithm>
#include <array>

#include "language/word_list.hpp"

namespace quantity {

using dossier::TokenKind;

namespace {

// Digits up to 99; -1 if it is something else.
int small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 2) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int superscript_digit(std::string_view raw) {
  static constexpr std::array<std::string_view, 10> digits = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                              "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  const auto* found = std::find(digits.begin(), digits.end(), raw);
  return found == digits.end() ? -1 : static_cast<int>(found - digits.begin());
}

// "-3", "+6", "12", every token glued to the one before.
std::optional<Exponent> signed_digits(const TokenText& text, std::size_t at, std::size_t end) {
  const bool negative = text.is(at, TokenKind::hyphen) || (text.is(at, TokenKind::dash) && !text.is(at, "--"));
  if (negative || text.is(at, "+")) {
    if (!text.glued(at)) return std::nullopt;
    ++at;
  }
  if (at >= end || !text.is(at, TokenKind::number) || !text.glued(at)) return std::nullopt;
  const int value = small_number(text.raw(at));
  if (value < 0) return std::nullopt;
  return Exponent{negative ? -value : value, at + 1};
}

std::optional<Exponent> superscript(const TokenText& text, std::size_t at, std::size_t end) {
  const bool negative = text.raw(at) == "\u207B";
  if (negative) ++at;
  int power = 0;
  const std::size_t first = at;
  for (; at < end && at < first + 2 && text.glued(at) && superscript_digit(text.raw(at)) >= 0; ++at)
    power = power * 10 + superscript_digit(text.raw(at));
  if (at == first) return std::nullopt;
  return Exponent{negative ? -power : power, at};
}

}  // namespace

std::optional<Exponent> power_of_ten_at(const TokenText& text, std::size_t at, std::size_t end) {
  const auto word = text.word(at);
  if (text.glued(at) && text.is(at, TokenKind::word) && word.starts_with('e')) {
    if (word.size() == 1) return signed_digits(text, at + 1, end);
    const int value = small_number(word.substr(1));
    return value < 0 ? std::nullopt : std::optional(Exponent{value, at + 1});
  }
  const bool times = language::one_of(word, "x * \u00D7 \u00B7 \u22C5") && text.is(at + 1, "10");
  if (!times || at + 2 >= end) return std::nullopt;
  if (text.is(at + 2, "^") && text.glued(at + 2)) return signed_digits(text, at + 3, end);
  if (const auto raised = superscript(text, at + 2, end)) return raised;
  return text.raw(at) == "\u00D7" || text.glued(at + 1) ? signed_digits(text, at + 2, end) : std::nullopt;
}

std::optional<Exponent> exponent_at(const TokenText& text, std::size_t at, std::size_t end) {
  if (at >= end || !text.glued(at)) return std::nullopt;
  if (text.is(at, "^")) return signed_digits(text, at + 1, end);
  // A raised digit after other numbers is a footnote as often as not.
  return at > 0 && text.is(at - 1, "10") ? superscript(text, at, end) : std::nullopt;
}

std::optional<Exponent> negative_exponent_at(const TokenText& text, std::size_t at, std::size_t end) {
  if (at >= end || !text.glued(at)) return std::nullopt;
  auto raised = superscript(text, at, end);
  if (!raised) raised = signed_digits(text, text.is(at, "^") ? at + 1 : at, end);
  if (!raised || raised->power >= 0) return std::nullopt;
  raised->power = -raised->power;
  return raised;
}

}  // namespace quantity
