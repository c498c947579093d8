#include "number_reader.hpp"

#include <algorithm>

#include "nouns.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

NumberReader::NumberReader(const TokenText& text, std::size_t at, std::size_t end, bool money)
    : text_(text), at_(at), end_(std::min(end, text.size())), money_(money) {
  number_.first = at;
}

std::optional<Number> NumberReader::result(bool found) {
  if (!found || failed_) return std::nullopt;
  number_.last = at_;
  return number_;
}

const NumberWord* NumberReader::entry(std::size_t i) const {
  return i < end_ && text_.is(i, TokenKind::word) ? number_word(text_.word(i)) : nullptr;
}
bool NumberReader::entry_is(std::size_t i, NumberWordKind kind) const {
  const auto* word = entry(i);
  return word != nullptr && word->kind == kind;
}
bool NumberReader::scale_at(std::size_t i, int least) const {
  const auto* word = entry(i);
  return word != nullptr && word->kind == NumberWordKind::scale && word->value >= least;
}
bool NumberReader::hyphen(std::size_t i) const {
  return i < end_ && text_.is(i, TokenKind::hyphen) && text_.glued(i) && text_.glued(i + 1);
}

void NumberReader::multiply_by(Decimal& value, const Decimal& factor) {
  const auto product = multiply(value, factor);
  failed_ |= !product;
  if (product) value = *product;
}
void NumberReader::divide_by(Decimal& value, const Decimal& divisor) {
  const auto result = divide(value, divisor);
  failed_ |= !result;
  if (result) value = *result;
}
void NumberReader::add_to(Decimal& value, const Decimal& more) {
  const auto sum = add(value, more);
  failed_ |= !sum;
  if (sum) value = *sum;
}

// "ten grand", not "ten grand pianos"
bool NumberReader::grand() {
  if (!text_.is(at_, "grand") || number_.scaled || !text_[at_].is(TokenKind::word) || text_.capitalised(at_))
    return false;
  const bool ends = at_ + 1 >= end_ || !text_.is(at_ + 1, TokenKind::word) || is_function_word(text_.word(at_ + 1));
  if (!ends || text_.is(at_ + 1, TokenKind::hyphen)) return false;
  scale_by(3);
  ++at_;
  return true;
}

bool NumberReader::scales() {
  if (grand()) return true;
  const auto sign = [&](bool glued) {
    const int power = multiplier_sign(text_.raw(at_), money_, glued);
    return power != 0 && !(text_.raw(at_) == "K" && number_.precision <= -2) ? power : 0;
  };
  if (at_ < end_ && text_.is(at_, TokenKind::word)) {
    int power = text_.glued(at_) ? sign(true) : 0;
    if (power == 0 && !entry(at_)) power = sign(false);
    if (power != 0) {
      scale_by(power);
      ++at_;
      return true;
    }
  }
  while (!failed_) {
    const std::size_t next = after_hyphen(at_);
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
  if (const auto* word = entry(at_); word && word->plural && !text_.is(at_ + 1, "of")) {
    if (word->kind == NumberWordKind::dozen) {
      multiply_by(number_.value, Decimal(word->value));
    } else if (word->kind == NumberWordKind::many && word->value > 1) {
      scale_by(word->value);
    } else {
      return true;
    }
    ++at_;
  }
  return true;
}
void NumberReader::scale_by(int power) {
  multiply_by(number_.value, Decimal::power_of_ten(1, power));
  number_.precision += power;
  number_.scaled = true;
  number_.fraction = false;
}

// "a half", "one-half", "a quarter", "three-quarter", "two thirds", "two and three twenty-fifths" at token `at`.
std::optional<NumberReader::Part> NumberReader::part(std::size_t at) const {
  std::int64_t numerator = 1;
  std::size_t next = at;
  if (text_.is_any(at, "a an")) {
    ++next;
  } else {
    const auto* word = entry(at);
    if (!word || word->kind != NumberWordKind::unit || word->value == 0) return std::nullopt;
    numerator = word->value;
    next = after_hyphen(at + 1);
  }
  const auto under = denominator(next);
  if (!under || numerator >= under->value || (numerator == 1 && under->plural)) return std::nullopt;
  return Part{quotient(numerator, under->value), under->last};
}

std::optional<NumberReader::Denominator> NumberReader::denominator(std::size_t at) const {
  const auto* word = entry(at);
  if (!word) return std::nullopt;
  std::int64_t tens = 0, factor = 1;
  if (word->kind != NumberWordKind::fraction) {
    const auto* ending = entry(after_hyphen(at + 1));
    if (!ending || ending->kind != NumberWordKind::fraction || !(hyphen(at + 1) || ending->plural)) return std::nullopt;
    if (word->kind == NumberWordKind::ten && ending->value < 10 && !text_.is_any(after_hyphen(at + 1), "half halves"))
      tens = word->value;
    else if (hyphen(at + 1) && ending->value >= 1000 && word->kind == NumberWordKind::hundred)
      factor = 100;
    else if (hyphen(at + 1) && ending->value >= 1000 && word->kind == NumberWordKind::unit && word->value == 10)
      factor = 10;
    else
      return std::nullopt;
    at = after_hyphen(at + 1);
    word = ending;
  }
  return Denominator{tens + factor * word->value, at + 1, word->plural};
}

bool NumberReader::and_fraction() {
  if (!text_.is(at_, "and") && !hyphen(at_)) return false;
  if (at_ > number_.first && entry_is(at_ - 1, NumberWordKind::scale)) return scale_and_fraction();
  std::size_t next = at_ + 1;
  // "three-and-a-half-hour"
  if (hyphen(at_)) {
    if (!text_.is(next, "and") || !hyphen(next + 1)) return false;
    next += 2;
    if (!text_.is_any(next, "a one") || !hyphen(next + 1) || !entry_is(next + 2, NumberWordKind::fraction))
      return false;
    add_to(number_.value, quotient(1, entry(next + 2)->value));
    at_ = next + 3;
  } else {
    const auto more = part(next);
    if (!more) return false;
    add_to(number_.value, more->value);
    at_ = more->last;
  }
  number_.precision = -2;
  number_.fraction = true;
  of_a_million();
  return scales();
}

bool NumberReader::scale_and_fraction() {
  const auto* scale = entry(at_ - 1);
  const auto more = text_.is(at_, "and") ? part(at_ + 1) : std::nullopt;
  if (!more || text_.is_any(more->last, "of the")) return false;
  auto value = more->value;
  multiply_by(value, Decimal::power_of_ten(1, static_cast<int>(scale->value)));
  add_to(number_.value, value);
  number_.precision = static_cast<int>(scale->value) - 2;
  at_ = more->last;
  return true;
}

void NumberReader::of_a_million() {
  if (!text_.is(at_, "of") || !text_.is_any(at_ + 1, "a one") || !scale_at(at_ + 2, 3)) return;
  number_.precision = -2;
  at_ += 2;
  scales();
}

void NumberReader::over() {
  if (!text_.is(at_, "over") || number_.scaled || money_ || !number_.value.is_integer()) return;
  constexpr std::size_t longest = 8;
  const auto under = parse_number(text_, at_ + 1, std::min(end_, at_ + 1 + longest), false);
  if (!under || !under->value.is_integer() || under->value.sign() <= 0 || under->low) return;
  if (text_.is(under->last, TokenKind::word) || text_.is(under->last, TokenKind::symbol) ||
      text_.is(under->last, TokenKind::hyphen))
    return;
  divide_by(number_.value, under->value);
  number_.fraction = true;
  at_ = under->last;
}

Decimal quotient(std::int64_t numerator, std::int64_t denominator) {
  return *divide(Decimal(numerator), Decimal(denominator));
}

}  // namespace quantity
