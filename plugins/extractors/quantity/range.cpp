#include "range.hpp"

#include "exclusions.hpp"
#include "nouns.hpp"
#include "number_words.hpp"
#include "verbs.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

namespace {

// "1 to 2 thousand", "3 to 5 billion": the multiplier belongs to both.
bool scaled_low(const Side& low, const Side& high) {
  if (low.number.scaled || !high.number.scaled || low.number.value >= Decimal(1000)) return false;
  if (!low.has_unit) return true;
  // "$89 to $93 billion", not "$200 to $4 million"
  int power = high.number.value.last_digit_power();
  power -= power % 3;
  return low.kind == QuantityKind::money &&
         multiply(low.number.value, Decimal::power_of_ten(1, power)).value_or(high.number.value) < high.number.value;
}

}  // namespace

std::optional<Side> RangeReader::upper(const Side& low, bool between) const {
  const auto next = joiner(low, between);
  if (next == 0 || next >= end_) return std::nullopt;
  auto high = side_at(text_, next, first_, end_);
  if (high && high->kind != QuantityKind::money) take_currency(low, next, *high);
  if (high && (high->number.first != next && !high->has_unit && text_.is(low.last, "to"))) return std::nullopt;
  if (high && !is_range(low, *high, between)) return std::nullopt;
  return high;
}

// "$5m-10m": the sign is written once, and makes "m" millions.
void RangeReader::take_currency(const Side& low, std::size_t at, Side& high) const {
  if (low.kind != QuantityKind::money || low.first == low.number.first || !low.number.scaled) return;
  const auto amount = parse_number(text_, at, end_, true);
  if (!amount || !amount->scaled || amount->words) return;
  high = low;
  high.first = amount->first;
  high.last = amount->last;
  high.number = *amount;
}

void RangeReader::set_range(const Side& low, const Side& high, Mention& mention) const {
  mention.number = low.number;
  mention.upper = high.number;
  if (scaled_low(low, high)) {
    const int power = scale_power(text_, high.number);
    if (const auto scaled = multiply(low.number.value, Decimal::power_of_ten(1, power))) mention.number.value = *scaled;
    mention.number.precision += power;
  }
}

// The token after the joiner between two sides, 0 if there is none; `between`: "and" joins too.
std::size_t RangeReader::joiner(const Side& side, bool between) const {
  const std::size_t at = side.last;
  if (at >= end_) return 0;
  if (text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash)) {
    if (text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.is(at + 1, "to") && text_.glued(at + 1))
      return text_.is(at + 2, TokenKind::hyphen) ? at + 3 : at + 2;
    // "five- to ten-minute"
    if (text_.is(at, TokenKind::hyphen) && text_.glued(at) && !text_.glued(at + 1) && text_.is_any(at + 1, "to or"))
      return at + 2;
    return text_.glued(at) == text_.glued(at + 1) || text_.is(at, TokenKind::dash) ? at + 1 : 0;
  }
  if (text_.is(at, "to")) return text_.is(at + 1, TokenKind::hyphen) && text_.glued(at + 1) ? at + 2 : at + 1;
  if (text_.is_any(at, "or through")) return at + 1;
  if (between && text_.is(at, "and")) return at + 1;
  return 0;
}

bool RangeReader::is_range(const Side& low, const Side& high, bool between) const {
  if (low.number.low || high.number.low || low.number.article) return false;
  if (part_of_other(text_, high.number, first_, end_) && text_.is(low.last, "to")) return false;
  // "5\u00B0-10\u00B0C"
  const bool degrees = low.code == "deg" && high.kind == QuantityKind::temperature;
  if (low.has_unit && high.has_unit && low.kind != high.kind && !degrees) return false;
  if (low.has_unit && !high.has_unit && !between)
    return low.kind == QuantityKind::money && (!text_.is(high.last, TokenKind::word) ||
                                               (!text_.is(low.last, "to") && is_function_word(text_.word(high.last))));
  if (low.has_unit && high.has_unit && low.code != high.code && !low.code.empty() && !degrees) return false;
  if (between) return true;
  const auto& a = low.number.value;
  const auto& b = scaled_low(low, high) ? a : high.number.value;
  const bool rising = scaled_low(low, high) || a < b;
  if (text_.is(low.last, "or"))
    return rising && high.number.value <= multiply(a, Decimal(3)).value_or(a) && !low.has_unit;
  if (text_.is(low.last, TokenKind::hyphen) || text_.is(low.last, TokenKind::dash)) {
    if (!rising) return false;
    return high.has_unit || low.has_unit || counts_something(high.last);
  }
  if (text_.is(low.last, "to") && low.first > first_ && text_.is(low.first - 1, "from"))
    return !changes_before(low.first - 1) && rising;
  if (text_.is(low.last, "to")) {
    if (!rising) return false;
    if (change_just_before(low.first)) {
      if (low.kind != QuantityKind::percent && low.has_unit) return false;
      return high.number.value <= multiply(a, Decimal(3)).value_or(a);
    }
    return high.has_unit || counts_something(high.last) || !text_.is(high.last, TokenKind::word) ||
           (low.first > first_ && text_.is_any(low.first - 1, "aged age ages"));
  }
  return rising;
}
bool RangeReader::counts_something(std::size_t at) const { return !counted_noun(text_, at, end_, true, false).empty(); }

// A verb or noun of change is closely before: "rose from 4.25 to 4.5 percent" states two levels.
bool RangeReader::changes_before(std::size_t at) const {
  for (std::size_t i = at, k = 0; i > first_ && k < 8; ++k) {
    --i;
    if (text_.is_any(i, "ranging range ranges ranged anywhere")) return false;
    if (text_.is_any(i, "; :")) return false;
    const auto word = text_.word(i);
    const auto* verb = find_verb(word);
    if (verb && (verb->kind == Verb::up || verb->kind == Verb::down)) return true;
    if (verb && (verb->lemma == "go" || verb->lemma == "move" || verb->lemma == "change" || verb->lemma == "bring" ||
                 verb->lemma == "revise"))
      return true;
    if (change_noun(word) != 0 || change_adverb(word) != 0) return true;
  }
  return false;
}
bool RangeReader::change_just_before(std::size_t at) const {
  for (std::size_t i = at, k = 0; i > first_ && k < 3; ++k) {
    --i;
    const auto* verb = find_verb(text_.word(i));
    if (verb && (verb->kind == Verb::up || verb->kind == Verb::down)) return true;
    if (change_adverb(text_.word(i)) != 0) return true;
  }
  return false;
}

int scale_power(const TokenText& text, const Number& number) {
  for (std::size_t i = number.first; i < number.last; ++i)
    if (const auto* word = number_word(text.word(i)); word && word->kind == NumberWordKind::scale) return word->value;
  for (std::size_t i = number.first; i < number.last; ++i)
    if (const int power = multiplier_sign(text.raw(i), true, true); power != 0 && text.is(i, TokenKind::word))
      return power;
  return 0;
}

}  // namespace quantity
