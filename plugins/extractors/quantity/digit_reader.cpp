#include "digit_reader.hpp"

#include <algorithm>
#include <string>

#include "dossier/text/utf8.hpp"
#include "exponents.hpp"
#include "language/digits.hpp"
#include "language/word_list.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;
using language::parse_digits;

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Fraction {
  int numerator, denominator;
};

std::optional<Fraction> vulgar_fraction(std::string_view raw) {
  if (raw.empty() || static_cast<unsigned char>(raw[0]) < 0x80) return std::nullopt;
  switch (dossier::decode_utf8(raw, 0).value) {
    case 0xBC: return Fraction{1, 4};
    case 0xBD: return Fraction{1, 2};
    case 0xBE: return Fraction{3, 4};
    case 0x2153: return Fraction{1, 3};
    case 0x2154: return Fraction{2, 3};
    case 0x2155: return Fraction{1, 5};
    case 0x2156: return Fraction{2, 5};
    case 0x2157: return Fraction{3, 5};
    case 0x2158: return Fraction{4, 5};
    case 0x2159: return Fraction{1, 6};
    case 0x215A: return Fraction{5, 6};
    case 0x215B: return Fraction{1, 8};
    case 0x215C: return Fraction{3, 8};
    case 0x215D: return Fraction{5, 8};
    case 0x215E: return Fraction{7, 8};
    default: return std::nullopt;
  }
}

}  // namespace

bool DigitReader::digits() {
  if (const auto part = vulgar_fraction(text_.raw(at_))) {
    number_.value = quotient(part->numerator, part->denominator);
    number_.fraction = true;
    ++at_;
    return scales();
  }
  int decimals = 0;
  const auto value = parse_digits(text_.raw(at_), decimals, number_.grouped);
  if (!value) return false;
  number_.value = *value;
  number_.precision = -decimals;
  const bool plain = all_digits(text_.raw(at_));
  ++at_;
  powers();
  if (plain) {
    spaced_groups();
    comma_groups();
    spaced_point();
    digit_fraction();
  }
  if (at_ < end_ && text_.is(at_, TokenKind::number)) {
    if (const auto part = vulgar_fraction(text_.raw(at_))) {
      add_to(number_.value, quotient(part->numerator, part->denominator));
      number_.fraction = true;
      ++at_;
    }
  }
  if (!number_.fraction && and_fraction()) return true;
  const std::size_t before = at_;
  scales();
  if (at_ > before && !and_fraction()) lower_groups(at_ - 1);
  over();
  return true;
}

// "9.83e-3", "1.99\u00D710^-30", "10^9"
void DigitReader::powers() {
  if (const auto ten = power_of_ten_at(text_, at_, end_)) {
    multiply_by(number_.value, Decimal::power_of_ten(1, ten->power));
    number_.precision += ten->power;
    number_.scaled |= ten->power >= 6;
    at_ = ten->last;
    return;
  }
  const auto raised = exponent_at(text_, at_, end_);
  if (!raised || raised->power > 36 || raised->power < -36) return;
  const Decimal base = number_.value;
  if (base.sign() == 0) return;
  number_.value = Decimal(1);
  for (int i = 0; i < raised->power; ++i) multiply_by(number_.value, base);
  for (int i = 0; i > raised->power; --i) divide_by(number_.value, base);
  number_.precision = number_.value.last_digit_power();
  at_ = raised->last;
}

// "4 thousand 3 hundred and 21", "2 million 300 thousand": the rest has a smaller multiplier, or none after "and".
void DigitReader::lower_groups(std::size_t multiplier) {
  for (int i = 0; i < 4; ++i) {
    const auto* last = entry(multiplier);
    if (!last || (last->kind != NumberWordKind::scale && last->kind != NumberWordKind::hundred)) return;
    const bool joined = text_.is(at_, "and");
    const std::size_t next = joined ? at_ + 1 : at_;
    if (next >= end_ || !text_.is(next, TokenKind::number) || !all_digits(text_.raw(next)) ||
        text_.raw(next).size() > 3)
      return;
    const auto* more = entry(next + 1);
    const bool multiplied = more && (more->kind == NumberWordKind::scale || more->kind == NumberWordKind::hundred);
    if (multiplied ? more->value >= last->value
                   : !joined || text_.raw(next).size() > static_cast<std::size_t>(last->value) ||
                         text_.is(next + 1, TokenKind::symbol))
      return;
    int none = 0;
    bool grouped = false;
    auto value = parse_digits(text_.raw(next), none, grouped).value_or(Decimal(0));
    if (multiplied) multiply_by(value, Decimal::power_of_ten(1, more->value));
    add_to(number_.value, value);
    number_.precision = multiplied ? more->value : 0;
    at_ = multiplied ? next + 2 : next + 1;
    if (!multiplied) return;
    multiplier = next + 1;
  }
}

// "816 000", "1 234,5": groups of three after one to three digits, one blank between them; the last may have decimals.
void DigitReader::spaced_groups() {
  if (text_.raw(at_ - 1).size() > 3 || text_.raw(at_ - 1)[0] == '0') return;
  // "12'500" in Switzerland
  while (!overflowed() && at_ + 1 < end_ && language::one_of(text_.raw(at_), "' \u2019") && text_.glued(at_) &&
         text_.glued(at_ + 1) && text_.raw(at_ + 1).size() == 3 && all_digits(text_.raw(at_ + 1))) {
    multiply_by(number_.value, Decimal(1000));
    add_to(number_.value, Decimal::parse(text_.raw(at_ + 1)).value_or(Decimal(0)));
    number_.grouped = true;
    at_ += 2;
  }
  while (!overflowed() && at_ < end_ && text_.is(at_, TokenKind::number) && !text_.glued(at_) &&
         text_[at_].line_breaks == 0 && text_[at_].start - text_[at_ - 1].end <= 3) {
    auto group = text_.raw(at_);
    const auto point = group.find_first_of(",.");
    const auto tail = point == std::string_view::npos ? std::string_view() : group.substr(point + 1);
    group = group.substr(0, point);
    if (group.size() != 3 || !all_digits(group) || (!tail.empty() && (!all_digits(tail) || tail.size() == 3))) return;
    // A fourth digit group or a point after it belongs to something else: "555 123 4567".
    if (at_ + 1 < end_ && text_.is(at_ + 1, TokenKind::number) && text_.raw(at_ + 1).size() > 3 &&
        text_.raw(at_ + 1).find_first_of(",.") == std::string_view::npos)
      return;
    multiply_by(number_.value, Decimal(1000));
    add_to(number_.value,
           Decimal::parse(std::string(group) + (tail.empty() ? "" : ".") + std::string(tail)).value_or(Decimal(0)));
    number_.grouped = true;
    number_.precision = -static_cast<int>(tail.size());
    ++at_;
    if (!tail.empty()) return;
  }
}

// "170, 000", "$1, 250, 000": cut into tokens and joined again. A list has no item "000", so a chain that ends with it is
// one number.
void DigitReader::comma_groups() {
  if (text_.raw(at_ - 1).size() > 3 || text_.raw(at_ - 1)[0] == '0') return;
  std::size_t last = at_;
  for (auto i = at_; i + 1 < end_ && text_.is(i, ",") && text_.glued(i) && text_.raw(i + 1).size() == 3 &&
                     all_digits(text_.raw(i + 1)) && text_[i + 1].line_breaks == 0;
       i += 2)
    if (text_.is(i + 1, "000")) last = i + 2;
  for (; at_ < last && !overflowed(); at_ += 2) {
    multiply_by(number_.value, Decimal(1000));
    add_to(number_.value, Decimal::parse(text_.raw(at_ + 1)).value_or(Decimal(0)));
    number_.grouped = true;
    number_.precision = 0;
  }
}

// "14 . 8", "80 , 000": texts that were cut into tokens with blanks.
void DigitReader::spaced_point() {
  if (!(text_.is(at_, ".") || text_.is(at_, ",")) || text_.glued(at_) || !text_.is(at_ + 1, TokenKind::number) ||
      text_.glued(at_ + 1) || at_ + 1 >= end_ || !all_digits(text_.raw(at_ + 1)))
    return;
  const auto tail = text_.raw(at_ + 1);
  if (text_.is(at_, ",") && tail.size() != 3) return;
  int decimals = 0;
  const auto joined = std::string(text_.raw(at_ - 1)) + std::string(text_.raw(at_)) + std::string(tail);
  const auto value = parse_digits(joined, decimals, number_.grouped);
  if (!value) return;
  number_.value = *value;
  number_.precision = -decimals;
  at_ += 2;
}

// "1/4", "10 1/2" (also with the fraction slash).
void DigitReader::digit_fraction() {
  const auto slash = [&](std::size_t i) { return text_.is(i, "/") || text_.is(i, "\u2044"); };
  const auto part = [&](std::size_t i, bool mixed) -> std::optional<Decimal> {
    // "3 / 4": texts that were cut into tokens.
    if (!slash(i + 1) || text_.glued(i + 1) != text_.glued(i + 2) || !text_.is(i + 2, TokenKind::number) ||
        i + 2 >= end_)
      return std::nullopt;
    const auto over = text_.raw(i + 2);
    if (!all_digits(text_.raw(i)) || !all_digits(over) || text_.raw(i).size() > 2 || over.size() > 3)
      return std::nullopt;
    if (slash(i + 3) || (i > 0 && slash(i - 1))) return std::nullopt;
    const int numerator = std::stoi(std::string(text_.raw(i))), denominator = std::stoi(std::string(over));
    // Others may be dates or scores: "13/25".
    constexpr int common[] = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128};
    const bool sure = mixed || text_.is(i + 3, "of") ||
                      std::find(std::begin(common), std::end(common), denominator) != std::end(common);
    if (numerator >= denominator || numerator == 0 || !sure) return std::nullopt;
    return quotient(numerator, denominator);
  };
  if (const auto alone = part(at_ - 1, false)) {
    number_.value = *alone;
    at_ += 2;
    number_.fraction = true;
  } else if (const std::size_t next = text_.is(at_, "and") ? at_ + 1 : after_hyphen(at_);
             next < end_ && text_.is(next, TokenKind::number)) {
    // "10 1/2", "2-1/2", "2 and 1/2"
    if (const auto more = part(next, true)) {
      add_to(number_.value, *more);
      at_ = next + 3;
      number_.fraction = true;
    }
  }
}

}  // namespace quantity
