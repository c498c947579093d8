#include "number_reader.hpp"

#include <algorithm>

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
bool NumberReader::hyphen(std::size_t i) const {
  return i < end_ && text_.is(i, TokenKind::hyphen) && text_.glued(i) && text_.glued(i + 1);
}

void NumberReader::multiply_by(Decimal& value, const Decimal& factor) {
  const auto product = multiply(value, factor);
  failed_ |= !product;
  if (product) value = *product;
}
void NumberReader::add_to(Decimal& value, const Decimal& more) {
  const auto sum = add(value, more);
  failed_ |= !sum;
  if (sum) value = *sum;
}

bool NumberReader::scales() {
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
void NumberReader::scale_by(int power) {
  multiply_by(number_.value, Decimal::power_of_ten(1, power));
  number_.precision += power;
  number_.scaled = true;
  number_.fraction = false;
}

Decimal quotient(int numerator, int denominator) { return *divide(Decimal(numerator), Decimal(denominator)); }

}  // namespace quantity
