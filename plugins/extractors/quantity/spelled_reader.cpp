#include "spelled_reader.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

// ---- words ----
bool SpelledReader::words() {
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
    } else if (any && (text_.is(at_, "and") || text_.is(at_, "&")) && (room == 100 || !in_group || last_scale < 1000)) {
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
bool SpelledReader::point() {
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
bool SpelledReader::fraction_tail(bool in_group) {
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
bool SpelledReader::article() {
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
bool SpelledReader::half_a() {
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
bool SpelledReader::many() {
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

}  // namespace quantity
