// The interval that a wording allows: rounding of the written digits, bounds, approximation.
#include "mention.hpp"

namespace quantity {

using dossier::Decimal;

namespace {

Decimal half_unit(int power) { return Decimal::power_of_ten(5, power - 1); }

Decimal share(const Decimal& value, int percent) {
  return multiply(value.magnitude(), Decimal::power_of_ten(percent, -2)).value_or(Decimal(0));
}

// Half the unit of the last digit that was meant. Counted things and plain small numbers are exact; trailing zeros of
// thousands are taken as rounding, up to a twentieth of the value.
Decimal rounding(const Mention& mention, const Number& number) {
  const auto& value = number.value;
  if (number.step)
    return mention.kind == QuantityKind::time || mention.kind == QuantityKind::age
               ? Decimal(0)
               : multiply(*number.step, Decimal::power_of_ten(5, -1)).value_or(Decimal(0));
  if (number.fraction && number.precision == 0) return share(value, 5);
  const bool discrete = mention.kind == QuantityKind::count || mention.kind == QuantityKind::age ||
                        mention.kind == QuantityKind::time || mention.kind == QuantityKind::score;
  if (number.scaled || number.precision < 0) return half_unit(number.precision);
  if (value.magnitude() >= Decimal(1000) && value.last_digit_power() >= 2) {
    const auto loose = half_unit(value.last_digit_power()), limit = share(value, 5);
    return loose < limit ? loose : limit;
  }
  return discrete ? Decimal(0) : half_unit(0);
}

// "about": five percent, or one unit of the last non-zero digit where that is more, but no more than a tenth.
Decimal about(const Decimal& value) {
  const auto unit = Decimal::power_of_ten(1, value.last_digit_power());
  const auto least = share(value, 5), most = share(value, 10);
  return unit > least ? (unit < most ? unit : most) : least;
}

std::string minus(const Decimal& x, const Decimal& y) {
  const auto result = subtract(x, y);
  return (result ? *result : x).text();
}
std::string plus(const Decimal& x, const Decimal& y) {
  const auto result = add(x, y);
  return (result ? *result : x).text();
}

}  // namespace

Interval interval_of(const Mention& mention) {
  const auto& number = mention.number;
  if (number.low) return {number.low->text(), number.high ? number.high->text() : std::string()};
  const auto& value = number.value;
  if (mention.margin) return {minus(value, *mention.margin), plus(value, *mention.margin)};
  if (mention.upper) return {value.text(), mention.upper->value.text()};
  if (!mention.bound.empty()) {
    const bool above = mention.bound[0] == '>';
    if (!mention.soft) return above ? Interval{value.text(), ""} : Interval{"", value.text()};
    return above ? Interval{value.text(), plus(value, share(value, 5))}
                 : Interval{minus(value, share(value, 5)), value.text()};
  }
  if (mention.approximate) {
    const auto slack = mention.nearly ? share(value, 5) : about(value);
    if (mention.nearly)
      return value.sign() < 0 ? Interval{value.text(), plus(value, slack)}
                              : Interval{minus(value, slack), value.text()};
    return {minus(value, slack), plus(value, slack)};
  }
  const auto slack = rounding(mention, number);
  return {minus(value, slack), plus(value, slack)};
}

}  // namespace quantity
