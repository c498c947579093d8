#include "side.hpp"

#include "language/word_list.hpp"
#include "money.hpp"
#include "number_words.hpp"
#include "smaller_units.hpp"
#include "units.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;
using language::one_of;

namespace {

QuantityKind kind_of(const Unit& unit) {
  switch (unit.kind) {
    case Unit::time: return unit.name.ends_with("of age") ? QuantityKind::age : QuantityKind::time;
    case Unit::money: return QuantityKind::money;
    case Unit::percent: return QuantityKind::percent;
    case Unit::temperature: return QuantityKind::temperature;
    case Unit::score: return QuantityKind::score;
    default: return QuantityKind::measure;
  }
}

bool sign_with_blank(const TokenText& text, std::size_t at) {
  return (text.is(at, TokenKind::hyphen) || text.is(at, TokenKind::dash)) && !text.glued(at) && !text.glued(at + 1) &&
         text.is(at + 1, TokenKind::number) && text.raw(at) != "\u2014";
}

// "is - 3.5", "to \u2013 4": a sign with a blank after it, where no dash can be.
bool spaced_minus(const TokenText& text, std::size_t at) {
  return at > 0 && sign_with_blank(text, at) && !text.glued(at - 1) &&
         text.is_any(at - 1, "is was are were be to at = equals");
}

class SideReader {
 public:
  SideReader(const TokenText& text, std::size_t first, std::size_t end) : text_(text), first_(first), end_(end) {}

  std::optional<Side> read(std::size_t i) const {
    Side side;
    side.first = i;
    std::size_t at = i;
    bool negative = minus_sign(at);
    const auto money = money_before(text_, at, end_);
    if (money) at = money->last;
    if (!negative) negative = minus_sign(at);
    if (!negative && !money && lone_minus(at)) {
      negative = true;
      ++at;
    }
    auto number = parse_number(text_, at, end_, money.has_value());
    if (!number) number = article_before_half(at);
    if (!number) return std::nullopt;
    if (money && !money->currency->sure && !is_plain_amount(text_, *number, number->last, end_)) return std::nullopt;
    if (money && money->power != 0) scale(*number, money->power);
    side.number = *number;
    if (negative) side.number.value = side.number.value.negated();
    if (money) {
      read_money(side, *money->currency);
    } else {
      read_unit(side);
      read_scale(side);
    }
    return side;
  }

 private:
  bool minus_sign(std::size_t& at) const {
    const bool sign = text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash);
    if (sign && text_.glued(at + 1) && (text_.is(at + 1, TokenKind::number) || money_before(text_, at + 1, end_))) {
      const bool free =
          at == 0 || !text_.glued(at) || text_.is_any(at - 1, "( $ [ =") || text_.is(at - 1, TokenKind::symbol);
      if (!free || text_.raw(at) == "\u2014") return false;
      ++at;
      return true;
    }
    if (spaced_minus(text_, at)) {
      ++at;
      return true;
    }
    if (text_.is_any(at, "minus negative")) {
      const std::size_t next = text_.is(at + 1, TokenKind::hyphen) ? at + 2 : at + 1;
      if (!text_.is(next, TokenKind::number) && !number_word(text_.word(next)) && !text_.is(next, "point") &&
          !money_before(text_, next, end_))
        return false;
      // "plus or minus 3 points" is a margin.
      if (at > 1 && text_.is(at - 1, "or") && text_.is(at - 2, "plus")) return false;
      at = next;
      return true;
    }
    return false;
  }

  // "- 1 4/5" and nothing else: an item of a list is more than a number.
  bool lone_minus(std::size_t at) const {
    if (at != first_ || !sign_with_blank(text_, at)) return false;
    const auto number = parse_number(text_, at + 1, end_, false);
    return number && (number->last >= end_ || (text_.is(number->last, ".") && number->last + 1 >= end_));
  }

  // "an hour and a half" is a number; "an hour" alone is not reported.
  std::optional<Number> article_before_half(std::size_t at) const {
    if (!text_.is_any(at, "a an")) return std::nullopt;
    const auto match = match_unit(text_, at + 1, end_, false);
    if (!match.unit || match.symbol || !text_.is(match.last, "and") || !text_.is_any(match.last + 1, "a one"))
      return std::nullopt;
    const auto* half = number_word(text_.word(match.last + 2));
    if (!half || half->kind != NumberWordKind::fraction) return std::nullopt;
    Number one;
    one.first = at;
    one.last = at + 1;
    one.value = Decimal(1);
    one.words = one.article = true;
    return one;
  }

  static void scale(Number& number, int power) {
    const auto scaled = multiply(number.value, Decimal::power_of_ten(1, power));
    if (!scaled) return;
    number.value = *scaled;
    number.precision += power;
    number.scaled = true;
  }

  void take_money(Side& side, const Currency& currency, std::size_t last) const {
    side.has_unit = true;
    side.kind = QuantityKind::money;
    side.unit = currency.name;
    side.code = currency.code;
    side.last = last;
  }

  // After a currency sign: "$5", "$5 US", "$5 million CAD".
  void read_money(Side& side, const Currency& currency) const {
    const std::size_t at = side.number.last;
    take_money(side, currency, at);
    if (text_.is_any(at, "us u.s.") && text_.capitalised(at) && currency.code == "USD") ++side.last;
    const auto* code = text_.is(at, TokenKind::word) && at < end_ ? currency_after(text_.raw(at)) : nullptr;
    if (code && code->sure && code->power == 0) take_money(side, *code, at + 1);
    read_money_tail(text_, end_, side);
    side.hyphenated = hyphen_at(side.last);
  }

  bool hyphen_at(std::size_t at) const {
    return at < end_ && text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.glued(at + 1);
  }

  void take_unit(Side& side, const Unit& unit, std::size_t last) const {
    side.has_unit = true;
    side.kind = kind_of(unit);
    side.unit = unit.name;
    side.code = unit.code;
    side.last = last;
    if (unit.power != 0) scale(side.number, unit.power);
  }

  void read_unit(Side& side) const {
    std::size_t at = side.number.last;
    side.last = at;
    if (at + 1 < end_ && text_.is(at, "+") && text_.glued(at) && text_.is(at + 1, TokenKind::word)) {
      side.plus = true;
      ++at;
    }
    side.hyphenated = hyphen_at(at);
    const bool digits = !side.number.words;
    for (const bool jump : {false, true}) {
      if (jump && !side.hyphenated) break;
      const std::size_t from = jump ? at + 1 : at;
      if (read_code(side, from)) return;
      // "a 55-in screen", not "3-in-1"
      const bool letter = jump && text_.is_any(from, "m in mi g v w") && !text_.is(from + 1, TokenKind::hyphen);
      const auto match = unit_at(side, from, digits && (!jump || letter));
      if (match.unit == nullptr || !unit_is_meant(side, *match.unit, match, from)) continue;
      const Unit* unit = match.unit;
      take_unit(side, *unit, match.last);
      if (unit->name == "pound" && unit->code == "[lb_av]" && !match.symbol && pounds_are_money(side, match.last)) {
        side.kind = QuantityKind::money;
        side.code = "GBP";
      }
      if (side.kind == QuantityKind::time) read_age(side, *unit, match.last);
      if (side.kind == QuantityKind::money) {
        read_money_tail(text_, end_, side);
      } else {
        read_smaller_units(text_, first_, end_, side);
      }
      return;
    }
    // "20 [kg]"
    if (text_.is_any(at, "[ <") && at + 2 < end_ && !side.number.words) {
      const auto match = match_unit(text_, at + 1, end_, false);
      if (match.unit && text_.is_any(match.last, "] >")) take_unit(side, *match.unit, match.last + 1);
    }
  }

  // "-40 degrees on the Fahrenheit scale", "70 on the GPa scale", "absolute zero"
  void read_scale(Side& side) const {
    if (side.has_unit && side.code != "deg") return;
    if (text_.is(side.last, "on") && text_.is(side.last + 1, "the")) {
      const auto match = match_unit(text_, side.last + 2, end_, false);
      if (match.unit && text_.is(match.last, "scale")) take_unit(side, *match.unit, side.last);
    } else if (text_.is(side.first, "zero") && side.first > first_ && text_.is(side.first - 1, "absolute")) {
      static const Unit kelvin{"kelvin", "K", Unit::temperature};
      take_unit(side, kelvin, side.last);
      --side.first;
    }
  }

  // "10 EUR", "10 \u20AC"; not "two $500 cheques", where the sign belongs to what follows.
  bool read_code(Side& side, std::size_t from) const {
    const auto* code = from < end_ ? currency_after(text_.raw(from)) : nullptr;
    if (code == nullptr) return false;
    if (!text_.is(from, TokenKind::word) && text_.is(from + 1, TokenKind::number) && text_.glued(from + 1))
      return false;
    if (text_.is(from, TokenKind::word) && side.number.words && text_.is(from + 1, TokenKind::number)) return false;
    if (text_.is(from, "$") && text_.glued(from + 1) && text_.is(from + 1, TokenKind::word)) return false;
    if (text_.is(from, TokenKind::symbol) && !text_.glued(from) && text_.is(from + 1, TokenKind::number)) return false;
    if (!code->sure && !is_plain_amount(text_, side.number, from + 1, end_)) return false;
    take_money(side, *code, from + 1);
    if (code->power != 0) scale(side.number, code->power);
    read_money_tail(text_, end_, side);
    return true;
  }

  // The unit that begins at `from`, also behind "of a" and "more".
  UnitMatch unit_at(const Side& side, std::size_t from, bool attached) const {
    auto match = match_unit(text_, from, end_, attached);
    if (match.unit != nullptr) return match;
    // "half a mile", "a quarter of a percentage point", "5 million of dollars"
    if (side.number.fraction && text_.is(from, "of") && text_.is_any(from + 1, "a an one"))
      match = match_unit(text_, from + 2, end_, false);
    if (match.unit == nullptr && (side.number.low || side.number.scaled) && text_.is(from, "of")) {
      match = match_unit(text_, from + 1, end_, false);
      if (match.unit && match.unit->kind == Unit::measure && match.unit->code.empty()) match = {};
    }
    // "50 previous years", "three more hours"
    if (match.unit == nullptr &&
        text_.is_any(from, "more additional extra further full straight consecutive previous whole solid long")) {
      match = match_unit(text_, from + 1, end_, false);
      if (match.unit && (match.symbol || match.unit->kind == Unit::money)) match = {};
    }
    return match;
  }

  bool unit_is_meant(const Side& side, const Unit& unit, const UnitMatch& match, std::size_t from) const {
    if (match.symbol) {
      const auto raw = text_.raw(from);
      if (side.number.words && raw != "%") return false;
      // A quotation mark is an inch only immediately after the digits; feet and inches need an open side.
      if (one_of(raw, "\" \u201D"))
        return from + 1 >= end_ || !text_.glued(from + 1) ? text_.is(from, TokenKind::quote) || !quote_is_open(from)
                                                          : false;
      if (one_of(raw, "' \u2019"))
        return text_.is(from + 1, TokenKind::number) &&
               (text_.glued(from + 1) || (text_.glued(from + 2) && one_of(text_.raw(from + 2), "\" \u201D \u2033")));
      if (one_of(raw, "C F"))
        return near(from,
                    "temperature temperatures heat melting warm cold hot weather degrees cool boiling freezing highs "
                    "lows thermometer mercury frost celsius fahrenheit C F \u00B0") ||
               (side.number.value.sign() < 0 && (text_.glued(from) || !text_.is(match.last, TokenKind::word)));
      if (raw == "A") return near(from, "amp amps current fuse circuit charger battery volts cable socket V W Ah");
    }
    const auto word = text_.word(from);
    if (word == "won" && match.last == from + 1) return side.number.scaled || side.number.value >= Decimal(1000);
    if (one_of(word, "real reals")) return false;
    if (word == "second" && !side.hyphenated && !(side.number.value == Decimal(1)) && !side.number.value.is_integer())
      return true;
    if (word == "second" && side.number.words && side.number.value > Decimal(1) && !side.hyphenated) return false;
    if (unit.name == "point" && text_.is(match.last, "of") && text_.is(match.last + 1, "view")) return false;
    return true;
  }
  bool quote_is_open(std::size_t at) const {
    int open = 0;
    for (std::size_t i = at > first_ + 100 ? at - 100 : first_; i < at; ++i) {
      if (text_.is(i, TokenKind::open_quote)) ++open;
      if (text_.is(i, TokenKind::close_quote)) --open;
    }
    return open > 0;
  }
  bool near(std::size_t at, std::string_view words) const {
    for (std::size_t i = at > first_ + 12 ? at - 12 : first_; i < end_ && i < at + 8; ++i)
      if (i != at && (text_.is_any(i, words) || one_of(text_.raw(i), words))) return true;
    return false;
  }

  bool pounds_are_money(const Side& side, std::size_t last) const {
    if (side.number.scaled || text_.is(last, "sterling")) return true;
    for (std::size_t i = last > first_ + 40 ? last - 40 : first_; i < end_ && i < last + 20; ++i)
      if (text_.is_any(i,
                       "paid pay cost costs price prices worth fine fined salary tax budget fee fees sterling invest "
                       "invested debt loan profit revenue funding fund spent spend earn earned wage wages"))
        return true;
    return false;
  }

  // "50-year-old", "50 years old", "five years of age": the table has the fixed forms, the plain unit may still be an
  // age's.
  void read_age(Side& side, const Unit& unit, std::size_t last) const {
    std::size_t at = last;
    if (text_.is(at, TokenKind::hyphen) && text_.glued(at)) ++at;
    const bool old = text_.is(at, "old") || text_.is(at, "olds");
    const bool of_age = text_.is(at, "of") && text_.is(at + 1, "age");
    if (!old && !of_age) return;
    side.kind = QuantityKind::age;
    side.unit = std::string(unit.name) + " of age";
    side.last = old ? at + 1 : at + 2;
  }

  const TokenText& text_;
  std::size_t first_, end_;
};

}  // namespace

bool may_begin_side(const TokenText& text, std::size_t at) {
  const auto& token = text[at];
  if (token.is(TokenKind::number)) return true;
  if (token.is(TokenKind::symbol)) return currency_before(text.raw(at)) != nullptr;
  if (token.is(TokenKind::hyphen) || token.is(TokenKind::dash))
    return sign_with_blank(text, at) || (text.glued(at + 1) && (text.is(at + 1, TokenKind::number) ||
                                                                money_before(text, at + 1, text.size()).has_value()));
  if (!token.is(TokenKind::word)) return false;
  const auto word = text.word(at);
  if (one_of(word, "a an minus negative several few point") || number_word(word) != nullptr) return true;
  // A currency in letters has its number, its sign, a dot or a multiplier after it.
  const bool amount_next = !text.is(at + 1, TokenKind::word) || text.is(at + 2, TokenKind::number);
  return amount_next && money_before(text, at, text.size()).has_value();
}

std::optional<Side> side_at(const TokenText& text, std::size_t at, std::size_t first, std::size_t end) {
  return SideReader(text, first, end).read(at);
}

}  // namespace quantity
