#include "number_parser.hpp"

#include <algorithm>

#include "dossier/text/utf8.hpp"
#include "number_words.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

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

Decimal quotient(int numerator, int denominator) { return *divide(Decimal(numerator), Decimal(denominator)); }

class Parser {
 public:
  Parser(const TokenText& text, std::size_t at, std::size_t end, bool money)
      : text_(text), at_(at), end_(std::min(end, text.size())), money_(money) {
    number_.first = at;
  }

  std::optional<Number> run() {
    if (at_ >= end_) return std::nullopt;
    const bool found = text_.is(at_, TokenKind::number) ? digits() : words();
    if (!found || failed_) return std::nullopt;
    number_.last = at_;
    return number_;
  }

 private:
  const NumberWord* entry(std::size_t i) const {
    return i < end_ && text_.is(i, TokenKind::word) ? number_word(text_.word(i)) : nullptr;
  }
  bool hyphen(std::size_t i) const {
    return i < end_ && text_.is(i, TokenKind::hyphen) && text_.glued(i) && text_.glued(i + 1);
  }

  void multiply_by(Decimal& value, const Decimal& factor) {
    const auto product = multiply(value, factor);
    failed_ |= !product;
    if (product) value = *product;
  }
  void add_to(Decimal& value, const Decimal& more) {
    const auto sum = add(value, more);
    failed_ |= !sum;
    if (sum) value = *sum;
  }

  // ---- digits ----
  bool digits() {
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
    exponent();
    if (plain) {
      spaced_groups();
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
    return scales();
  }

  // "9.83e-3", "1e9", "1.99×10^-30"
  void exponent() {
    std::size_t at = at_;
    int power = 0;
    if (text_.glued(at) && text_.raw(at).starts_with('e') && text_.is(at, TokenKind::word)) {
      const auto digits = text_.raw(at).substr(1);
      if (!digits.empty()) {
        if (digits.size() > 2 || !all_digits(digits)) return;
        power = std::stoi(std::string(digits));
        ++at;
      } else if (!signed_power(++at, power)) {
        return;
      }
    } else if ((text_.is(at, "\u00D7") || (text_.is(at, "x") && text_.glued(at + 1))) && text_.is(at + 1, "10")) {
      at += 2;
      if (text_.is(at, "^") && text_.glued(at)) ++at;
      if (!signed_power(at, power)) return;
    } else {
      return;
    }
    if (at > end_) return;
    multiply_by(number_.value, Decimal::power_of_ten(1, power));
    number_.precision += power;
    at_ = at;
  }
  bool signed_power(std::size_t& at, int& power) const {
    bool negative = false;
    if (text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash) || text_.is(at, "+"))
      negative = !text_.is(at, "+"), ++at;
    if (!text_.is(at, TokenKind::number) || !text_.glued(at) || text_.raw(at).size() > 2 || !all_digits(text_.raw(at)))
      return false;
    power = std::stoi(std::string(text_.raw(at))) * (negative ? -1 : 1);
    ++at;
    return true;
  }

  // "816 000": groups of three behind one to three digits, one blank between them.
  void spaced_groups() {
    if (text_.raw(at_ - 1).size() > 3 || text_.raw(at_ - 1)[0] == '0') return;
    while (at_ < end_ && text_.is(at_, TokenKind::number) && text_.raw(at_).size() == 3 && all_digits(text_.raw(at_)) &&
           !text_.glued(at_) && text_[at_].line_breaks == 0 && text_[at_].start - text_[at_ - 1].end <= 3) {
      // A fourth digit group or a point behind it belongs to something else: "555 123 4567".
      if (at_ + 1 < end_ && text_.is(at_ + 1, TokenKind::number) && text_.raw(at_ + 1).size() > 3) return;
      int none = 0;
      bool grouped = false;
      multiply_by(number_.value, Decimal(1000));
      add_to(number_.value, parse_digits(text_.raw(at_), none, grouped).value_or(Decimal(0)));
      number_.grouped = true;
      ++at_;
    }
  }

  // "14 . 8", "80 , 000": texts that were cut into tokens with blanks.
  void spaced_point() {
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
  void digit_fraction() {
    const auto slash = [&](std::size_t i) { return text_.is(i, "/") || text_.is(i, "\u2044"); };
    const auto part = [&](std::size_t i) -> std::optional<Decimal> {
      if (!slash(i + 1) || !text_.glued(i + 1) || !text_.glued(i + 2) || !text_.is(i + 2, TokenKind::number) ||
          i + 2 >= end_)
        return std::nullopt;
      const auto over = text_.raw(i + 2);
      if (!all_digits(text_.raw(i)) || !all_digits(over) || text_.raw(i).size() > 2 || over.size() > 3)
        return std::nullopt;
      if (slash(i + 3) && text_.glued(i + 3)) return std::nullopt;
      const int numerator = std::stoi(std::string(text_.raw(i))), denominator = std::stoi(std::string(over));
      constexpr int common[] = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128};
      if (numerator >= denominator || numerator == 0 ||
          std::find(std::begin(common), std::end(common), denominator) == std::end(common))
        return std::nullopt;
      return quotient(numerator, denominator);
    };
    if (const auto alone = part(at_ - 1)) {
      number_.value = *alone;
      at_ += 2;
      number_.fraction = true;
    } else if (at_ < end_ && text_.is(at_, TokenKind::number)) {
      if (const auto more = part(at_)) {
        add_to(number_.value, *more);
        at_ += 3;
        number_.fraction = true;
      }
    }
  }

  // Multipliers behind digits or behind a complete group of words.
  bool scales() {
    if (at_ < end_ && text_.glued(at_) && text_.is(at_, TokenKind::word)) {
      if (const int power = multiplier_sign(text_.raw(at_), money_, true);
          power != 0 && !(text_.raw(at_) == "K" && number_.precision <= -2)) {
        scale_by(power);
        ++at_;
        return true;
      }
    }
    if (at_ < end_ && text_.is(at_, TokenKind::word)) {
      if (const int power = multiplier_sign(text_.raw(at_), money_, false); power != 0 && !entry(at_)) {
        scale_by(power);
        ++at_;
        return true;
      }
    }
    for (;;) {
      const std::size_t next = hyphen(at_) ? at_ + 1 : at_;
      const auto* word = entry(next);
      if (!word || word->plural) break;
      if (word->kind == NumberWordKind::hundred || word->kind == NumberWordKind::scale) {
        scale_by(word->value);
      } else if (word->kind == NumberWordKind::dozen) {
        multiply_by(number_.value, Decimal(word->value));
      } else {
        break;
      }
      at_ = next + 1;
    }
    // "3 dozens", "30 millions"
    if (const auto* word = entry(at_); word && word->kind == NumberWordKind::many && !text_.is(at_ + 1, "of")) {
      if (word->value == 0) {
        multiply_by(number_.value, Decimal(12));
      } else if (word->value > 1) {
        scale_by(word->value);
      } else {
        return true;
      }
      ++at_;
    }
    return true;
  }
  void scale_by(int power) {
    multiply_by(number_.value, Decimal::power_of_ten(1, power));
    number_.precision += power;
    number_.scaled = true;
    number_.fraction = false;
  }

  // ---- words ----
  bool words() {
    number_.words = true;
    if (many()) return true;
    if (article()) return true;
    if (number_.article && at_ == number_.first) return false;
    const auto* first = entry(at_);
    if (!first) return false;
    if (first->kind == NumberWordKind::fraction) return half_a();
    Decimal total(0), group(0);
    int last_scale = 1000, room = 1000;
    bool any = false, in_group = false;
    if (first->kind == NumberWordKind::hundred ||
        (first->kind == NumberWordKind::scale && (first->value == 3 || number_.article))) {
      group = Decimal(1);
      in_group = true;
      room = 0;
      if (!number_.article && !entry(at_ + 1)) return false;
    }
    while (at_ < end_) {
      std::size_t next = at_;
      bool joined = false;
      if (any && hyphen(at_)) {
        next = at_ + 1;
      } else if (any && (text_.is(at_, "and") || text_.is(at_, "&")) &&
                 (room == 100 || !in_group || last_scale < 1000)) {
        next = at_ + 1;
        joined = true;
      }
      const auto* word = entry(next);
      if (in_group && word && word->kind == NumberWordKind::many && word->value == 0 && !text_.is(next + 1, "of")) {
        multiply_by(group, Decimal(12));
        at_ = next + 1;
        any = true;
        break;
      }
      if (!word || word->plural) break;
      if (joined && word->kind != NumberWordKind::unit && word->kind != NumberWordKind::ten) break;
      if (word->kind == NumberWordKind::unit) {
        if (room < 10 || (room < 100 && word->value > 9) || (room == 100 && !joined && word->value == 0)) break;
        add_to(group, Decimal(word->value));
        room = 0;
        in_group = true;
      } else if (word->kind == NumberWordKind::ten) {
        if (room < 100) break;
        add_to(group, Decimal(word->value));
        room = 10;
        in_group = true;
      } else if (word->kind == NumberWordKind::hundred) {
        if (!in_group || group >= Decimal(100)) break;
        multiply_by(group, Decimal(100));
        room = 100;
      } else if (word->kind == NumberWordKind::scale) {
        if (!in_group && any && !joined && total.sign() > 0) {
          // "three lakh crore", "hundred thousand million"
          multiply_by(total, Decimal::power_of_ten(1, word->value));
          last_scale = 0;
          number_.scaled = true;
          at_ = next + 1;
          continue;
        }
        if (!in_group) break;
        multiply_by(group, Decimal::power_of_ten(1, word->value));
        if (word->value < last_scale) {
          add_to(total, group);
        } else {
          break;
        }
        number_.scaled |= word->value > 3;
        last_scale = word->value;
        group = Decimal(0);
        in_group = false;
        room = 1000;
      } else if (word->kind == NumberWordKind::dozen) {
        if (!in_group) break;
        multiply_by(group, Decimal(word->value));
        room = 0;
      } else {
        break;
      }
      any = true;
      at_ = next + 1;
    }
    if (!any) return false;
    add_to(total, group);
    number_.value = total;
    number_.precision = number_.scaled ? number_.value.last_digit_power() : 0;
    if (point()) return true;
    return fraction_tail(in_group);
  }

  // "two point five"
  bool point() {
    if (!text_.is(at_, "point")) return false;
    const auto* digit = entry(at_ + 1);
    if (!digit || digit->kind > NumberWordKind::ten) return false;
    ++at_;
    int power = 0;
    while (const auto* next = entry(at_)) {
      if (next->kind == NumberWordKind::unit && next->value < 10) {
        add_to(number_.value, Decimal::power_of_ten(next->value, --power));
      } else if (next->kind <= NumberWordKind::ten && power == 0) {
        add_to(number_.value, Decimal::power_of_ten(next->value, power = -2));
        if (hyphen(at_ + 1) && entry(at_ + 2) && entry(at_ + 2)->kind == NumberWordKind::unit) {
          add_to(number_.value, Decimal::power_of_ten(entry(at_ + 2)->value, -2));
          at_ += 2;
        }
      } else {
        break;
      }
      ++at_;
    }
    number_.precision = power;
    return scales();
  }

  // "two thirds", "three-quarters", "one and a half (million)", "five and a quarter".
  bool fraction_tail(bool in_group) {
    const std::size_t next = hyphen(at_) ? at_ + 1 : at_;
    const auto* word = entry(next);
    if (word && word->kind == NumberWordKind::fraction && number_.value.is_integer() && number_.value < Decimal(100)) {
      const bool plural = !(number_.value == Decimal(1));
      if (plural == word->plural || word->value == 2) {
        if (!(text_.is(next, "quarter") && !text_.is(next + 1, "of") && next == at_)) {
          number_.value = divide(number_.value, Decimal(word->value)).value_or(number_.value);
          number_.fraction = true;
          at_ = next + 1;
          return true;
        }
      }
    }
    if (text_.is(at_, "and")) {
      const bool article = text_.is_any(at_ + 1, "a one");
      const auto* part = entry(article ? at_ + 2 : at_ + 1);
      if (article && part && part->kind == NumberWordKind::fraction) {
        add_to(number_.value, quotient(1, part->value));
        number_.precision = -2;
        number_.fraction = true;
        at_ += 3;
        return scales();
      }
      const auto* over = entry(at_ + 2);
      if (!article && part && part->kind == NumberWordKind::unit && over && over->kind == NumberWordKind::fraction &&
          over->plural) {
        add_to(number_.value, quotient(part->value, over->value));
        number_.fraction = true;
        at_ += 3;
        return true;
      }
    }
    if (in_group && !number_.scaled) return number_.words ? true : scales();
    return true;
  }

  // "a hundred", "a million", "a dozen", "a third of": leaves the article to words(), or reads all of it.
  bool article() {
    if (!text_.is_any(at_, "a an")) return false;
    number_.article = true;
    const auto* word = entry(at_ + 1);
    if (!word || word->plural) return false;
    if (word->kind == NumberWordKind::dozen) {
      number_.value = Decimal(word->value);
      at_ += 2;
      return true;
    }
    if (word->kind == NumberWordKind::hundred || word->kind == NumberWordKind::scale) {
      ++at_;
      return false;
    }
    if (word->kind == NumberWordKind::fraction) {
      if (const auto* scale = entry(at_ + 2); scale && scale->kind == NumberWordKind::scale && scale->value >= 6) {
        ++at_;
        return half_a();
      }
      const bool sure =
          text_.is(at_ + 2, "of") || word->value >= 100 || (word->value == 2 && !text_.is(at_ + 2, TokenKind::word));
      if (!sure) return false;
      number_.value = quotient(1, word->value);
      number_.fraction = true;
      at_ += 2;
      return true;
    }
    return false;
  }

  // "half a million", "half of", "half the", "half a percentage point".
  bool half_a() {
    if (const auto* scale = entry(at_ + 1);
        text_.is_any(at_, "half quarter") && scale && scale->kind == NumberWordKind::scale && scale->value >= 6) {
      number_.value = quotient(1, text_.is(at_, "half") ? 2 : 4);
      number_.precision = text_.is(at_, "half") ? -1 : -2;
      ++at_;
      return scales();
    }
    if (!text_.is(at_, "half")) return false;
    if (text_.is_any(at_ + 1, "a an")) {
      const auto* scale = entry(at_ + 2);
      number_.value = quotient(1, 2);
      number_.article = true;
      at_ += 2;
      number_.precision = -1;
      if (scale && (scale->kind == NumberWordKind::scale || scale->kind == NumberWordKind::dozen)) return scales();
      number_.fraction = true;
      return true;
    }
    const bool share = text_.is_any(at_ + 1, "of the its their his her our all");
    const bool unit_next = hyphen(at_ + 1) || text_.is(at_ + 1, "percent");
    if (!share && !unit_next && at_ + 1 < end_ && text_.is(at_ + 1, TokenKind::word)) return false;
    number_.value = quotient(1, 2);
    number_.fraction = true;
    ++at_;
    return true;
  }

  // "dozens of", "tens of thousands of", "hundreds of millions".
  bool many() {
    const auto* word = entry(at_);
    if (!word || word->kind != NumberWordKind::many) return false;
    if (!text_.is(at_ + 1, "of")) return false;
    Decimal low = word->value == 0 ? Decimal(12) : Decimal::power_of_ten(1, word->value);
    const auto* scale = entry(at_ + 2);
    ++at_;
    if (scale && scale->kind == NumberWordKind::many && scale->value >= 3) {
      multiply_by(low, Decimal::power_of_ten(1, scale->value));
      at_ += 2;
    } else if (word->value == 1) {
      return false;
    }
    number_.low = low;
    Decimal high = low;
    multiply_by(high, Decimal(10));
    number_.high = high;
    number_.value = low;
    return true;
  }

  const TokenText& text_;
  std::size_t at_, end_;
  bool money_;
  bool failed_ = false;
  Number number_;
};

}  // namespace

std::optional<Decimal> parse_digits(std::string_view digits, int& decimals, bool& grouped) {
  const auto commas = std::count(digits.begin(), digits.end(), ',');
  const auto points = std::count(digits.begin(), digits.end(), '.');
  const auto last_comma = digits.rfind(','), last_point = digits.rfind('.');
  // Which sign, if any, is the decimal point?
  char point = '\0';
  if (points == 1 && (commas == 0 || last_comma < last_point)) point = '.';
  if (commas == 1 && points > 0 && last_point < last_comma) point = ',';
  if (commas == 1 && points == 0 && digits.size() - last_comma - 1 != 3) point = ',';
  if (commas == 1 && points == 0 && digits[0] == '0') point = ',';
  std::string plain;
  decimals = 0;
  std::size_t group = 0;
  bool first = true, fraction = false;
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    const char c = i < digits.size() ? digits[i] : '\0';
    if (c >= '0' && c <= '9') {
      plain += c;
      fraction ? ++decimals : static_cast<int>(++group);
      continue;
    }
    if (!fraction) {
      // Groups of three; Indian numbers have groups of two before the last. All else is a list or a version.
      const bool last_group = c == '\0' || c == point;
      if (!first && group != 3 && (last_group || group != 2)) return std::nullopt;
      if (first && !last_group && group > 3) return std::nullopt;
      grouped |= !first;
    }
    if (c == '\0') break;
    if (fraction) return std::nullopt;
    if (c == point) {
      fraction = true;
      plain += '.';
    }
    first = false;
    group = 0;
  }
  return Decimal::parse(plain);
}

std::optional<Number> parse_number(const TokenText& text, std::size_t at, std::size_t end, bool money) {
  return Parser(text, at, end, money).run();
}

}  // namespace quantity
