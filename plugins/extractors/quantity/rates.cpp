#include "rates.hpp"

#include "exponents.hpp"
#include "language/word_list.hpp"

namespace quantity {

using language::WordSet;

using dossier::TokenKind;

namespace {

// Nouns that make a rate after "a" or "an": "$98 a share", "three times a day".
bool rate_noun(std::string_view lower) {
  static const WordSet words(
      "year month week day hour minute second night barrel share ton tonne gallon litre liter kilo kilogram kg ounce "
      "pound head person unit game mile acre bushel piece head vote ticket pop quarter season metre meter kilometre "
      "kilometer megawatt head student bottle seat hectare dozen pack day dose session decade square");
  return words.contains(lower);
}

// "300,000 barrels of crude oil a day": the token after what is measured, if a denominator follows there.
std::size_t after_substance(const TokenText& text, std::size_t at, std::size_t end, const Mention& mention) {
  if (mention.kind != QuantityKind::measure || !text.is(at, "of")) return at;
  constexpr std::size_t longest = 4;
  std::size_t last = at + 1;
  while (last < end && last < at + 1 + longest && text.is(last, TokenKind::word) && !is_function_word(text.word(last)))
    ++last;
  const bool rate =
      text.is_any(last, "per each every") || (text.is_any(last, "a an") && rate_noun(text.word(last + 1)));
  return last > at + 1 && rate ? last : at;
}

// "per 100,000 people", "per 100 km", "per 1,000": the token after what the rate is for, 0 if no number is there.
std::size_t after_number(const TokenText& text, std::size_t at, std::size_t end) {
  const auto number = parse_number(text, at, end, false);
  if (!number || number->low || number->fraction || number->value < dossier::Decimal(2)) return 0;
  if (const auto match = match_unit(text, number->last, end, !number->words); match.unit) return match.last;
  const auto noun = counted_noun(text, number->last, end, true, false);
  return noun.empty() ? number->last : noun.last;
}

// "5 km s-1", "0.2 W m\u207B\u00B2": a second symbol with a negative exponent. The denominator and the token after it.
struct Divisor {
  std::string name;
  std::size_t last;
};
std::optional<Divisor> divisor_at(const TokenText& text, std::size_t at, std::size_t end) {
  const auto match = match_unit(text, at, end, true);
  if (!match.unit || !match.symbol || text.glued(at)) return std::nullopt;
  const auto raised = negative_exponent_at(text, match.last, end);
  if (!raised || raised->power < 1 || raised->power > 3) return std::nullopt;
  const auto& name = match.unit->name;
  if (raised->power == 1) return Divisor{name, raised->last};
  const bool square = raised->power == 2;
  return Divisor{
      match.unit->kind == Unit::time ? name + (square ? " squared" : " cubed") : (square ? "square " : "cubic ") + name,
      raised->last};
}

}  // namespace

void read_rate(const TokenText& text, std::size_t end, Mention& mention) {
  std::size_t at = mention.outer_last;
  if (mention.kind == QuantityKind::age || mention.kind == QuantityKind::fraction) return;
  if (mention.hyphenated && text.is(at, TokenKind::hyphen) && text.is_any(at + 1, "a per")) {
    if (!text.is(at + 2, TokenKind::hyphen) || at + 3 >= end) return;
    mention.per = singular(text.word(at + 3));
    mention.unit += " per " + mention.per;
    mention.outer_last = at + 4;
    return;
  }
  if (mention.kind == QuantityKind::measure && at < end && text.is(at, TokenKind::word)) {
    if (const auto divisor = divisor_at(text, at, end)) {
      mention.per = divisor->name;
      mention.unit += " per " + mention.per;
      mention.outer_last = divisor->last;
      return;
    }
  }
  at = after_substance(text, at, end, mention);
  std::size_t noun = 0;
  if (text.is(at, "/") && text.glued(at)) {
    noun = at + 1;
  } else if (text.is(at, "per")) {
    noun = at + 1;
    if (text.is(noun, "cent")) return;
    if (const std::size_t last = noun < end ? after_number(text, noun, end) : 0; last != 0) {
      mention.per = text.lower_slice(noun, last);
      mention.outer_last = last;
      if (mention.unit.empty() && mention.noun.empty()) return;
      mention.unit += " per " + mention.per;
      return;
    }
  } else if (text.is_any(at, "a an each every") && rate_noun(text.word(at + 1))) {
    noun = at + 1;
    if (text.is(at, "a") && text.is(at + 1, "year") && text.is_any(at + 2, "earlier ago later before after old"))
      return;
    if (text.is_any(at + 2, "earlier ago later before after")) return;
  } else {
    return;
  }
  if (noun >= end || !text.is(noun, TokenKind::word)) return;
  const auto match = match_unit(text, noun, end, true);
  if (match.unit && match.unit->kind != Unit::money && match.unit->kind != Unit::score) {
    mention.per = match.unit->name;
    mention.outer_last = match.last;
  } else {
    mention.per = singular(text.word(noun));
    mention.outer_last = noun + 1;
  }
  if (mention.unit.empty()) return;
  mention.unit += " per " + mention.per;
}

}  // namespace quantity
