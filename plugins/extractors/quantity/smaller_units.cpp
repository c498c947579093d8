#include "smaller_units.hpp"

#include "nouns.hpp"
#include "number_reader.hpp"
#include "units.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

namespace {

struct UnitStep {
  std::string_view unit;
  std::string_view smaller;
  int parts;
  bool implied = false;  // the smaller unit may be left out: "6 foot 3"
};
constexpr UnitStep unit_steps[] = {{"stone", "pound", 14, true},  {"pound", "ounce", 16},
                                   {"foot", "inch", 12, true},    {"yard", "foot", 3},
                                   {"yard", "inch", 36},          {"mile", "yard", 1760},
                                   {"mile", "foot", 5280},        {"hour", "minute", 60, true},
                                   {"hour", "second", 3600},      {"minute", "second", 60},
                                   {"day", "hour", 24},           {"week", "day", 7},
                                   {"year", "month", 12},         {"year of age", "month of age", 12},
                                   {"metre", "centimetre", 100},  {"kilometre", "metre", 1000},
                                   {"kilogram", "gram", 1000},    {"metric ton", "kilogram", 1000},
                                   {"litre", "millilitre", 1000}, {"degree", "arcminute", 60}};

const UnitStep* step_to(std::string_view unit, std::string_view smaller) {
  for (const auto& step : unit_steps)
    if (step.unit == unit && step.smaller == smaller) return &step;
  return nullptr;
}
const UnitStep* implied_step(std::string_view unit) {
  for (const auto& step : unit_steps)
    if (step.unit == unit && step.implied) return &step;
  return nullptr;
}

struct SmallerPart {
  const UnitStep* step;
  Decimal value;
  std::size_t last;
};

class SmallerUnitReader {
 public:
  SmallerUnitReader(const TokenText& text, std::size_t end) : text_(text), end_(end) {}

  // `unit`: the unit of the last number, whose smaller unit is looked for behind token `at`.
  std::optional<SmallerPart> next(std::string_view unit, std::size_t at, bool may_be_implied) const {
    const bool hyphen = text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.glued(at + 1);
    const bool joined = text_.is_any(at, "and , &");
    const std::size_t from = hyphen || joined ? at + 1 : at;
    if (from >= end_) return std::nullopt;
    const auto number = parse_number(text_, text_.is(from, "and") ? from + 1 : from, end_, false);
    if (!number || number->low || number->scaled || number->article || number->value.sign() < 0) return std::nullopt;
    const std::size_t last = number->last;
    const bool joint = text_.is(last, TokenKind::hyphen) && text_.glued(last) && text_.glued(last + 1);
    const auto match = match_unit(text_, joint ? last + 1 : last, end_, !number->words && !joint);
    if (match.unit) {
      const bool minutes = match.unit->name == "metre" && (unit == "hour" || unit == "hours");
      const auto* step = step_to(unit, minutes ? "minute" : match.unit->name);
      if (!step || number->value >= Decimal(step->parts)) return std::nullopt;
      return SmallerPart{step, number->value, match.last};
    }
    const auto* step = may_be_implied && !joined ? implied_step(unit) : nullptr;
    if (!step || number->value >= Decimal(step->parts) || !number->value.is_integer()) return std::nullopt;
    if (!hyphen && !text_.glued(from) && !is_plain_end(last)) return std::nullopt;
    return SmallerPart{step, number->value, last};
  }

 private:
  // Nothing is counted there.
  bool is_plain_end(std::size_t at) const {
    if (at >= end_) return true;
    if (text_.is(at, TokenKind::symbol) || text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::number))
      return false;
    return !text_.is(at, TokenKind::word) || is_function_word(text_.word(at));
  }

  const TokenText& text_;
  std::size_t end_;
};

}  // namespace

void read_smaller_units(const TokenText& text, std::size_t first, std::size_t end, Side& side) {
  if (!side.number.value.is_integer() || side.number.scaled || side.number.low) return;
  // "between 2 hours and 30 minutes", "from 5 feet, 2 inches ..." have two numbers.
  if (side.first > first && text.is(side.first - 1, "between")) return;
  const SmallerUnitReader reader(text, end);
  std::string unit = side.unit;
  Decimal total = side.number.value;  // in the smallest unit so far
  Decimal parts(1);                   // how many of them make one of the side's unit
  // "1h 20m": metres, unless hours are before them; "3m 20s" are minutes.
  if (unit == "metre" && text.raw(side.last - 1) == "m") {
    const auto seconds = reader.next("minute", side.last, false);
    if (seconds && text.word(seconds->last - 1).starts_with("s")) {
      unit = side.unit = "minute";
      side.code = "min";
      side.kind = QuantityKind::time;
    }
  }
  // "a mile and a half"
  if (text.is(side.last, "and") && text.is_any(side.last + 1, "a one") && !side.number.fraction) {
    const auto* half = number_word(text.word(side.last + 2));
    const auto sum = half && half->kind == NumberWordKind::fraction && !half->plural && half->value <= 10
                         ? add(side.number.value, quotient(1, half->value))
                         : std::nullopt;
    if (sum) {
      side.number.value = *sum;
      side.number.fraction = true;
      side.number.precision = -2;
      side.last += 3;
      return;
    }
  }
  while (const auto found = reader.next(unit, side.last, true)) {
    const Decimal step(found->step->parts);
    const auto smaller = multiply(parts, step);
    const auto rescaled = multiply(total, step);
    const auto sum = !rescaled                      ? rescaled
                     : side.number.value.sign() < 0 ? subtract(*rescaled, found->value)
                                                    : add(*rescaled, found->value);
    const auto value = sum && smaller ? divide(*sum, *smaller) : std::nullopt;
    if (!value) return;
    total = *sum;
    parts = *smaller;
    unit = found->step->smaller;
    side.last = found->last;
    side.hyphenated = false;
    side.number.value = *value;
    side.number.step = divide(Decimal(1), parts);
  }
}

}  // namespace quantity
