#include "side.hpp"

#include "currencies.hpp"
#include "language/word_list.hpp"
#include "number_words.hpp"
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

class SideReader {
 public:
  SideReader(const TokenText& text, std::size_t first, std::size_t end) : text_(text), first_(first), end_(end) {}

  std::optional<Side> read(std::size_t i) const {
    Side side;
    side.first = i;
    std::size_t at = i;
    bool negative = minus_sign(at);
    const auto* money = at < end_ ? money_prefix(at) : nullptr;
    if (!negative) negative = minus_sign(at);
    const auto number = parse_number(text_, at, end_, money != nullptr);
    if (!number) return std::nullopt;
    side.number = *number;
    if (negative) side.number.value = side.number.value.negated();
    read_unit(side, money);
    return side;
  }

 private:
  // The currency sign at i; `at` moves past it.
  const Currency* money_prefix(std::size_t& at) const {
    if (text_.is(at + 1, "$") && text_.is(at, TokenKind::word)) {
      const auto* dollar = dollar_prefix(text_.raw(at));
      const bool apart_ok =
          text_.is_any(at, "us u.s. hk nz c nt") && !text_.is(at, "us") ? true : text_.raw(at) == "US";
      if (dollar && (text_.glued(at + 1) || apart_ok)) {
        at += 2;
        return dollar;
      }
    }
    if (text_.is(at, "$") && text_.glued(at + 1) && text_.is(at + 1, TokenKind::word)) {
      if (const auto* dollar = dollar_prefix(text_.raw(at + 1)); dollar && text_.is(at + 2, TokenKind::number)) {
        at += 2;
        return dollar;
      }
    }
    // "Y=5,182": the yen if its sign could not be written.
    if (text_.raw(at) == "Y" && text_.is(at + 1, "=") && text_.is(at + 2, TokenKind::number)) {
      at += 2;
      return currency_before("\u00A5");
    }
    // "CAD$ 15"
    if (text_.is(at + 1, "$") && text_.glued(at + 1) && text_.is(at, TokenKind::word)) {
      std::string code(text_.word(at));
      for (auto& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      if (const auto* known = currency_after(code)) {
        at += 2;
        return known;
      }
    }
    const auto* found = currency_before(text_.raw(at));
    if (found == nullptr) return nullptr;
    if (text_.is(at, TokenKind::word) && !text_.is(at + 1, TokenKind::number)) return nullptr;
    ++at;
    if (text_.raw(at - 1) == "Rs" && text_.is(at, ".")) ++at;
    return found;
  }

  bool minus_sign(std::size_t& at) const {
    const bool sign = text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash);
    if (sign && text_.is(at + 1, TokenKind::number) && text_.glued(at + 1)) {
      const bool free =
          at == 0 || !text_.glued(at) || text_.is_any(at - 1, "( $ [ =") || text_.is(at - 1, TokenKind::symbol);
      if (!free || text_.raw(at) == "\u2014") return false;
      ++at;
      return true;
    }
    if (text_.is_any(at, "minus negative")) {
      const std::size_t next = text_.is(at + 1, TokenKind::hyphen) ? at + 2 : at + 1;
      if (!text_.is(next, TokenKind::number) && !number_word(text_.word(next)) && !currency_before(text_.raw(next)))
        return false;
      at = next;
      return true;
    }
    return false;
  }

  void take_unit(Side& side, const Unit& unit, std::size_t last) const {
    side.has_unit = true;
    side.kind = kind_of(unit);
    side.unit = unit.name;
    side.code = unit.code;
    side.last = last;
  }

  void read_unit(Side& side, const Currency* money) const {
    std::size_t at = side.number.last;
    side.last = at;
    side.hyphenated = at < end_ && text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.glued(at + 1);
    if (money) {
      side.has_unit = true;
      side.kind = QuantityKind::money;
      side.unit = money->name;
      side.code = money->code;
      side.hyphenated = false;
      if (text_.is_any(at, "us u.s.") && text_.capitalised(at) && money->code == "USD") side.last = at + 1;
      if (const auto* code = currency_after(text_.raw(at)); code && at < end_ && text_.is(at, TokenKind::word)) {
        side.unit = code->name;
        side.code = code->code;
        side.last = at + 1;
      }
      return;
    }
    const bool digits = !side.number.words;
    for (const bool jump : {false, true}) {
      if (jump && !side.hyphenated) break;
      const std::size_t from = jump ? at + 1 : at;
      if (const auto* code = currency_after(text_.raw(from)); code && from < end_) {
        side.has_unit = true;
        side.kind = QuantityKind::money;
        side.unit = code->name;
        side.code = code->code;
        side.last = from + 1;
        return;
      }
      auto match = match_unit(text_, from, end_, digits && !jump);
      // "half a mile", "a quarter of a percentage point", "5 million of dollars"
      if (match.unit == nullptr && side.number.fraction && text_.is(from, "of") && text_.is_any(from + 1, "a an one"))
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
      if (match.unit == nullptr || !unit_is_meant(side, *match.unit, match, from)) continue;
      const Unit* unit = match.unit;
      take_unit(side, *unit, match.last);
      if (unit->name == "pound" && unit->code == "[lb_av]" && !match.symbol && pounds_are_money(side, match.last)) {
        side.kind = QuantityKind::money;
        side.code = "GBP";
      }
      if (side.kind == QuantityKind::time) read_age(side, *unit, match.last);
      if (side.kind == QuantityKind::money) read_cents(side);
      return;
    }
  }

  bool unit_is_meant(const Side& side, const Unit& unit, const UnitMatch& match, std::size_t from) const {
    if (match.symbol) {
      const auto raw = text_.raw(from);
      if (side.number.words && raw != "%") return false;
      // A quotation mark is an inch only immediately after the digits; feet and inches need an open side.
      if (one_of(raw, "\" \u201D"))
        return from + 1 >= end_ || !text_.glued(from + 1) ? text_.is(from, TokenKind::quote) || !quote_is_open(from)
                                                          : false;
      if (one_of(raw, "' \u2019")) return text_.is(from + 1, TokenKind::number) && text_.glued(from + 1);
      if (one_of(raw, "C F")) return temperature_near(from);
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
  bool temperature_near(std::size_t at) const {
    for (std::size_t i = at > first_ + 12 ? at - 12 : first_; i < end_ && i < at + 8; ++i)
      if (text_.is_any(i, "temperature temperatures heat melting warm cold hot weather degrees cool boiling freezing"))
        return true;
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

  // "thirteen dollars and forty-five cents"
  void read_cents(Side& side) const {
    if (side.code.empty() || !side.number.value.is_integer()) return;
    const std::size_t at = text_.is(side.last, "and") ? side.last + 1 : side.last;
    const auto more = parse_number(text_, at, end_, false);
    if (!more || !more->value.is_integer() || more->value >= Decimal(100) ||
        !text_.is_any(more->last, "cents cent pence"))
      return;
    const auto sum = add(side.number.value, multiply(more->value, Decimal::power_of_ten(1, -2)).value_or(Decimal(0)));
    if (!sum) return;
    side.number.value = *sum;
    side.number.precision = -2;
    side.last = more->last + 1;
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
    return text.is(at + 1, TokenKind::number) && text.glued(at + 1);
  if (!token.is(TokenKind::word)) return false;
  const auto word = text.word(at);
  if (one_of(word, "a an minus negative")) return true;
  if (text.is(at + 1, TokenKind::number) && currency_before(text.raw(at))) return true;
  if (text.raw(at) == "Y" && text.is(at + 1, "=")) return true;
  if (text.is(at + 1, "$") && (dollar_prefix(text.raw(at)) || (text.glued(at + 1) && word.size() == 3))) return true;
  return number_word(word) != nullptr;
}

std::optional<Side> side_at(const TokenText& text, std::size_t at, std::size_t first, std::size_t end) {
  return SideReader(text, first, end).read(at);
}

}  // namespace quantity
