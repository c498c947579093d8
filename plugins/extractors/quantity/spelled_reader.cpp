#include "spelled_reader.hpp"

#include "nouns.hpp"
#include "units.hpp"
#include "verbs.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

bool SpelledReader::words() {
  number_.words = true;
  if (text_.is(at_, "point")) return leading_point();
  if (several() || many() || article()) return true;
  if (number_.article && at_ == number_.first) return false;
  const auto* first = entry(at_);
  if (!first) return false;
  if (first->kind == NumberWordKind::fraction) return half_a();
  if (!whole()) return false;
  if (point()) return true;
  if (!grand() && !and_fraction()) fraction_tail();
  over();
  return true;
}

// Where the next part of a whole number begins: after a hyphen, "and" or the comma after thousands; else the same token.
std::size_t SpelledReader::joint(bool in_group, int room, int last_scale) const {
  if (hyphen(at_)) return text_.is(at_ + 1, "and") && hyphen(at_ + 2) ? at_ + 3 : at_ + 1;
  if ((text_.is(at_, "and") || text_.is(at_, "&")) && (room == 100 || !in_group || last_scale < 1000)) return at_ + 1;
  if (text_.is(at_, ",") && !in_group && last_scale < 1000) {
    if (comma_group(at_ + 1, last_scale)) return at_ + 1;
    if (text_.is(at_ + 1, "and") && comma_group(at_ + 2, last_scale)) return at_ + 2;
  }
  return at_;
}

// "three hundred and forty-five" after "twelve thousand,": hundreds or a smaller multiplier show that it continues.
bool SpelledReader::comma_group(std::size_t at, int last_scale) const {
  for (std::size_t i = at; i < at + 6; ++i) {
    const auto* word = entry(i);
    if (!word || word->plural) {
      if (i > at && (hyphen(i) || text_.is(i, "and"))) continue;
      return false;
    }
    if (word->kind == NumberWordKind::hundred) return i > at && last_scale > 2;
    if (word->kind == NumberWordKind::scale) return i > at && word->value < last_scale;
    if (word->kind > NumberWordKind::ten) return false;
  }
  return false;
}

// "three hundred and forty-five", "two million, six hundred thousand"; at_ is after it.
bool SpelledReader::whole() {
  const auto* first = entry(at_);
  Decimal total(0), group(0);
  int last_scale = 1000, room = 1000;
  bool any = false, in_group = false;
  if (first->kind == NumberWordKind::hundred ||
      (first->kind == NumberWordKind::scale && (first->value == 3 || number_.article))) {
    group = Decimal(1);
    in_group = true;
    room = 0;
    // "hundred and five", "thousand-strong"
    const bool more = entry(at_ + 1) || (text_.is(at_ + 1, "and") && entry(at_ + 2) && !entry(at_ + 2)->plural) ||
                      (hyphen(at_ + 1) && text_.is(at_ + 2, "strong"));
    if (!number_.article && !more) return false;
  }
  while (at_ < end_ && !overflowed()) {
    const std::size_t next = any ? joint(in_group, room, last_scale) : at_;
    const bool joined = next > at_ && !hyphen(at_);
    const auto* word = entry(next);
    if (in_group && word && word->kind == NumberWordKind::dozen && word->plural && !text_.is(next + 1, "of")) {
      multiply_by(group, Decimal(word->value));
      at_ = next + 1;
      any = true;
      break;
    }
    if (!word || word->plural) break;
    if (joined && word->kind != NumberWordKind::unit && word->kind != NumberWordKind::ten) break;
    if (joined && (text_.is(next + 1, "of") || (hyphen(next + 1) && entry_is(next + 2, NumberWordKind::fraction)) ||
                   (entry_is(next + 1, NumberWordKind::fraction) && entry(next + 1)->plural)))
      break;                                                                       // "two million and three fifths"
    if (any && word->kind == NumberWordKind::hundred && denominator(next)) break;  // "seven hundred-thousandths"
    if (word->kind == NumberWordKind::unit) {
      if (room < 10 || (room < 100 && word->value > 9) || (room == 100 && !joined && word->value == 0)) break;
      add_to(group, Decimal(word->value));
      room = 0;
      in_group = true;
    } else if (word->kind == NumberWordKind::ten) {
      // "one twenty-fifth"
      if (room < 100 || (hyphen(next + 1) && entry_is(next + 2, NumberWordKind::fraction) && any)) break;
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
      if (!in_group || word->value >= last_scale) break;
      multiply_by(group, Decimal::power_of_ten(1, word->value));
      add_to(total, group);
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
  return true;
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
      const auto* ones = entry(after_hyphen(at_ + 1));
      if (ones && ones->kind == NumberWordKind::unit && ones->value < 10) {
        add_to(number_.value, Decimal::power_of_ten(ones->value, -2));
        at_ = after_hyphen(at_ + 1);
      }
    } else {
      break;
    }
    ++at_;
  }
  number_.precision = power;
  return scales();
}

// "point five percent", "point two million"; not "at that point five people".
bool SpelledReader::leading_point() {
  const auto before = at_ > 0 ? text_.word(at_ - 1) : std::string_view();
  const bool apart =
      at_ == 0 || !text_.is(at_ - 1, TokenKind::word) || is_function_word(before) || is_finite_verb(before);
  if (!apart || is_determiner(before)) return false;
  if (!point()) return false;
  const std::size_t next = after_hyphen(at_);
  return number_.scaled || (next < end_ && match_unit(text_, next, end_, false).unit != nullptr);
}

// "two thirds", "three-quarters", "one twenty-fifth", "three quarters of a million".
bool SpelledReader::fraction_tail() {
  std::size_t next = after_hyphen(at_);
  // "five - eighths": texts that were cut into tokens with blanks.
  if (text_.is(at_, TokenKind::hyphen) && !text_.glued(at_) && !text_.glued(at_ + 1) &&
      entry_is(at_ + 1, NumberWordKind::fraction) && entry(at_ + 1)->plural)
    next = at_ + 1;
  const auto under = denominator(next);
  if (!under || !number_.value.is_integer() || number_.value >= Decimal(10000)) return false;
  if (!(number_.value == Decimal(1)) != under->plural && under->value != 2) return false;
  if (text_.is(next, "quarter") && !text_.is(next + 1, "of") && next == at_) return false;
  divide_by(number_.value, Decimal(under->value));
  number_.fraction = true;
  at_ = under->last;
  of_a_million();
  // "three quarters billion"
  if (scale_at(at_, 6)) {
    number_.precision = -2;
    scales();
  }
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
    const std::size_t next = after_hyphen(at_ + 2);
    if (scale_at(next, 6) || (word->value == 2 && entry_is(next, NumberWordKind::dozen))) {
      ++at_;
      return half_a();
    }
    const bool by = at_ > 0 && text_.is(at_ - 1, "by");
    const auto unit = text_.is_any(at_ + 1, "half quarter") ? match_unit(text_, next, end_, false) : UnitMatch{};
    const bool of_unit = unit.unit && !unit.symbol && unit.unit->kind != Unit::money && unit.unit->name != "century";
    const bool sure =
        of_unit || text_.is(at_ + 2, "of") || text_.is(next, "point") || word->value >= 100 ||
        ((word->value == 2 || by) &&
         (!text_.is(at_ + 2, TokenKind::word) || (by && text_.is_any(at_ + 2, "in to from since over between and"))));
    if (!sure) return false;
    number_.value = quotient(1, word->value);
    number_.fraction = true;
    at_ += 2;
    of_a_million();
    return true;
  }
  return false;
}

// "half a million", "half-dozen", "half of", "half the", "half a percentage point".
bool SpelledReader::half_a() {
  const std::size_t next = after_hyphen(at_ + 1);
  if (text_.is_any(at_, "half quarter") &&
      (scale_at(next, 6) || (text_.is(at_, "half") && entry_is(next, NumberWordKind::dozen) && !entry(next)->plural))) {
    number_.value = quotient(1, text_.is(at_, "half") ? 2 : 4);
    number_.precision = text_.is(at_, "half") ? -1 : -2;
    at_ = next;
    return scales();
  }
  if (!text_.is(at_, "half")) return false;
  if (text_.is_any(next, "a an")) {
    const std::size_t scale = after_hyphen(next + 1);
    number_.value = quotient(1, 2);
    number_.article = true;
    at_ = next + 1;
    number_.precision = -1;
    if (scale_at(scale, 3) || (entry_is(scale, NumberWordKind::dozen) && !entry(scale)->plural)) {
      at_ = scale;
      return scales();
    }
    number_.fraction = true;
    return true;
  }
  const bool share = text_.is_any(at_ + 1, "of the its their his her our all");
  const bool unit_next = hyphen(at_ + 1) || text_.is(at_ + 1, "percent");
  if (!share && !unit_next && at_ + 1 < end_ && text_.is(at_ + 1, TokenKind::word)) return false;
  number_.value = quotient(1, 2);
  number_.fraction = true;
  ++at_;
  of_a_million();
  return true;
}

// "dozens of", "tens of thousands of", "hundreds of millions", "thousands were", "hundreds more".
bool SpelledReader::many() {
  const auto* word = entry(at_);
  if (!word || !word->plural || (word->kind != NumberWordKind::many && word->kind != NumberWordKind::dozen))
    return false;
  Decimal low = word->kind == NumberWordKind::dozen ? Decimal(word->value) : Decimal::power_of_ten(1, word->value);
  const auto* scale = text_.is(at_ + 1, "of") ? entry(at_ + 2) : nullptr;
  if (scale && scale->kind == NumberWordKind::many && scale->value >= 2) {
    multiply_by(low, Decimal::power_of_ten(1, scale->value));
    at_ += 3;
  } else if (text_.is(at_ + 1, "of") ? text_.is(at_, "tens")
                                     : text_.is_any(at_, "tens scores") ||
                                           !text_.is_any(at_ + 1,
                                                         "more were are have had who others fled died gathered "
                                                         "injured wounded killed remain remained")) {
    return false;
  } else {
    ++at_;
  }
  number_.low = low;
  Decimal high = low;
  multiply_by(high, Decimal(10));
  number_.high = high;
  number_.value = low;
  return true;
}

// "several hundred", "a few thousand", "a couple of dozen".
bool SpelledReader::several() {
  std::size_t at = text_.is(at_, "a") ? at_ + 1 : at_;
  const bool couple = text_.is(at, "couple") && at > at_;
  if (!couple && !text_.is(at, "few") && !(text_.is(at, "several") && at == at_)) return false;
  ++at;
  if (couple && text_.is(at, "of")) ++at;
  const auto* word = entry(at);
  if (!word || word->plural) return false;
  Decimal step = Decimal(word->value);
  if (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred) {
    step = Decimal::power_of_ten(1, word->value);
  } else if (word->kind != NumberWordKind::dozen) {
    return false;
  }
  at_ = at + 1;
  if (scale_at(at_, 3) && !entry(at_)->plural) {
    multiply_by(step, Decimal::power_of_ten(1, entry(at_)->value));
    ++at_;
  }
  number_.low = number_.high = number_.value = step;
  multiply_by(*number_.low, Decimal(2));
  multiply_by(*number_.high, Decimal(couple ? 3 : 10));
  number_.value = *number_.low;
  return true;
}

}  // namespace quantity
