#include "amount.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "dossier/text/fold.hpp"

namespace checker_values {

namespace {

constexpr double slack = 1e-9;  // of doubles, not of figures

struct Unit {
  std::string_view names;  // UCUM codes and names, singular, one blank around each
  std::string_view dimension;
  double factor;
  std::string_view code;  // for findings
};

constexpr Unit units[] = {
    {" % percent percentage per_cent ", "percent", 1, "%"},
    {" pp [pp] percentage_point percentage_points percent_point point {point} ", "points", 1, "pp"},
    {" [bp] bp basis_point ", "points", 0.01, "bp"},
    {" m metre meter ", "length", 1, "m"},
    {" km kilometre kilometer ", "length", 1000, "km"},
    {" cm centimetre centimeter ", "length", 0.01, "cm"},
    {" mm millimetre millimeter ", "length", 0.001, "mm"},
    {" [mi_i] mi mile ", "length", 1609.344, "mi"},
    {" [ft_i] ft foot feet ", "length", 0.3048, "ft"},
    {" [in_i] in inch ", "length", 0.0254, "in"},
    {" [yd_i] yd yard ", "length", 0.9144, "yd"},
    {" [nmi_i] nautical_mile ", "length", 1852, "nmi"},
    {" km/h kph kmh kilometre_per_hour kilometer_per_hour kilometres_per_hour ", "speed", 1 / 3.6, "km/h"},
    {" m/s metre_per_second meter_per_second ", "speed", 1, "m/s"},
    {" [mi_i]/h mi/h mph mile_per_hour miles_per_hour ", "speed", 0.44704, "mph"},
    {" [kn_i] kn knot ", "speed", 1852.0 / 3600, "kn"},
    {" g gram gramme ", "mass", 0.001, "g"},
    {" kg kilogram kilogramme ", "mass", 1, "kg"},
    {" t tonne metric_ton ", "mass", 1000, "t"},
    {" [lb_av] lb pound_mass ", "mass", 0.45359237, "lb"},
    {" [oz_av] oz ounce ", "mass", 0.028349523125, "oz"},
    {" [ston_av] ton short_ton ", "mass", 907.18474, "ton"},
    {" m2 square_metre square_meter ", "area", 1, "m2"},
    {" km2 square_kilometre square_kilometer ", "area", 1e6, "km2"},
    {" har ha hectare ", "area", 1e4, "ha"},
    {" [acr_us] [acr_br] acre ", "area", 4046.8564224, "acre"},
    {" [sft_i] [ft_i]2 square_foot ", "area", 0.09290304, "ft2"},
    {" [smi_us] [mi_i]2 square_mile ", "area", 2589988.110336, "mi2"},
    {" L l litre liter ", "volume", 0.001, "L"},
    {" m3 cubic_metre cubic_meter ", "volume", 1, "m3"},
    {" [gal_us] gallon ", "volume", 0.003785411784, "gal"},
    {" [bbl_us] bbl barrel ", "volume", 0.158987294928, "bbl"},
    {" Cel degree_Celsius celsius degree_celsius ", "temperature", 1, "Cel"},
    {" [degF] fahrenheit degree_fahrenheit ", "temperature", 1, "[degF]"},
    {" W watt ", "power", 1, "W"},
    {" kW kilowatt ", "power", 1e3, "kW"},
    {" MW megawatt ", "power", 1e6, "MW"},
    {" GW gigawatt ", "power", 1e9, "GW"},
    {" kW.h kilowatt_hour ", "energy", 1, "kW.h"},
    {" MW.h megawatt_hour ", "energy", 1e3, "MW.h"},
    {" GW.h gigawatt_hour ", "energy", 1e6, "GW.h"},
    {" s second ", "duration", 1, "s"},
    {" min minute ", "duration", 60, "min"},
    {" h hour ", "duration", 3600, "h"},
    {" d day ", "duration", 86400, "d"},
    {" wk week ", "duration", 604800, "wk"},
    {" mo month ", "duration", 2629746, "mo"},
    {" a year ", "duration", 31556952, "a"},
};

std::string joined_name(std::string_view unit) {
  std::string name;
  for (const char c : unit) name += c == ' ' || c == '-' ? '_' : c;
  return name;
}

const Unit* find_unit(std::string_view name) {
  if (name.empty()) return nullptr;
  const std::string exact = " " + joined_name(name) + " ";
  for (const auto& unit : units)
    if (unit.names.find(exact) != std::string_view::npos) return &unit;
  if (name.size() > 3 && name.back() == 's') return find_unit(name.substr(0, name.size() - 1));
  return nullptr;
}

bool is_currency(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Half a unit of the last digit that is not zero, at most a fortieth of the value.
Interval loosened(const Interval& strict, const Decimal& number, double scale, bool hedged) {
  Interval loose = strict;
  const double value = number.magnitude().approximate() * scale;
  double width = Decimal::power_of_ten(5, number.last_digit_power() - 1).approximate() * scale;
  width = std::min(width, value * (hedged ? 0.05 : 0.025));
  const double middle = number.approximate() * scale;
  if (loose.has_low) loose.low = std::min(loose.low, middle - width);
  if (loose.has_high) loose.high = std::max(loose.high, middle + width);
  return loose;
}

void apply_unit(Amount& amount, const Value& value) {
  const Unit* unit = is_currency(value.code) ? nullptr : find_unit(value.code);
  if (is_currency(value.code)) {
    amount.dimension = "money";
    amount.code = value.code;
  } else if (unit || (unit = find_unit(fold(value.unit)))) {
    amount.dimension = unit->dimension;
    amount.code = unit->code;
    amount.scale = unit->factor;
    if (value.unit == "year of age") amount.dimension = "age";  // a boy of five is no well unused for five years
  } else if (value.code.empty() || value.code == "1" || value.code.front() == '{') {
    amount.dimension = "count";  // the unit, if any, names what is counted
  } else {
    amount.dimension = "unit:" + fold(value.unit.empty() ? value.code : value.unit);
    amount.code = value.code.empty() ? value.unit : value.code;
  }
  amount.per = value.per;
  if (amount.dimension == "length" && value.per == "hour") {
    amount.dimension = "speed";
    amount.scale /= 3600;
    amount.code += "/h";
    amount.per.clear();
  }
}

double to_base(const Amount& amount, const Decimal& number) {
  if (amount.code == "[degF]") return (number.approximate() - 32) * 5 / 9;
  return number.approximate() * amount.scale;
}

}  // namespace

bool Interval::meets(const Interval& other) const {
  const double size = std::max({std::abs(low), std::abs(high), std::abs(other.low), std::abs(other.high), 1e-12});
  if (has_high && other.has_low && other.low > high + slack * size) return false;
  if (has_low && other.has_high && low > other.high + slack * size) return false;
  return true;
}

Interval sum(const Interval& a, const Interval& b) {
  return {a.low + b.low, a.high + b.high, a.has_low && b.has_low, a.has_high && b.has_high};
}
Interval difference(const Interval& a, const Interval& b) {
  return {a.low - b.high, a.high - b.low, a.has_low && b.has_high, a.has_high && b.has_low};
}
Interval product(const Interval& a, const Interval& b) {
  const double corners[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  const auto [least, most] = std::minmax_element(std::begin(corners), std::end(corners));
  return {*least, *most, a.bounded() && b.bounded(), a.bounded() && b.bounded()};
}

std::string Amount::text() const {
  if (dimension == "percent" && scale == 100)
    if (const auto share = multiply(number, Decimal(100))) return decimal_text(share->approximate()) + " %";
  return code.empty() ? number.text() : number.text() + " " + code;
}

std::optional<Amount> amount_of(const Value& value) {
  Amount amount;
  apply_unit(amount, value);
  const auto number = Decimal::parse(value.number);
  auto low = Decimal::parse(value.low);
  auto high = Decimal::parse(value.high);
  if (!number && !low && !high) return std::nullopt;
  // "two thirds of them": what it is a share of must be known.
  if (amount.dimension == "count" && number && number->sign() > 0 && *number < Decimal(1) && !value.of.empty()) {
    amount.dimension = "percent";
    amount.scale = 100;
  }
  amount.one_sided = !value.bound.empty();
  amount.hedged = value.approximate || amount.one_sided;
  if (number) {
    amount.number = *number;
  } else {
    amount.number = low ? *low : *high;
    amount.hedged = true;
  }
  if (!amount.one_sided && number && !low && !high) {
    const auto half = Decimal::power_of_ten(5, std::min(number->last_digit_power(), 0) - 1);
    low = subtract(*number, half);
    high = add(*number, half);
  }
  if (amount.one_sided && number && !low && !high) (value.bound[0] == '>' ? low : high) = number;
  // Small numbers of things are counted, not rounded.
  if (amount.dimension == "count" && number && !amount.hedged && number->is_integer() &&
      number->magnitude() < Decimal(1000))
    low = high = number;
  if (low) amount.strict.low = to_base(amount, *low), amount.strict.has_low = true;
  if (high) amount.strict.high = to_base(amount, *high), amount.strict.has_high = true;
  amount.loose = loosened(amount.strict, amount.number, amount.scale, value.approximate);
  if (amount.code == "[degF]") amount.loose = amount.strict;
  // "Over 240" means 240.1, not 900: the open end reaches only as far as the next round number.
  const double middle = to_base(amount, amount.number);
  if (amount.one_sided && middle > 0) {
    if (!amount.strict.has_high)
      amount.strict.high = amount.loose.high = middle * 1.25, amount.strict.has_high = amount.loose.has_high = true;
    if (!amount.strict.has_low)
      amount.strict.low = amount.loose.low = middle * 0.8, amount.strict.has_low = amount.loose.has_low = true;
  }
  return amount;
}

bool leaves_open(const Value& value, const Value& other) {
  if (!value.code.empty()) return false;
  if (value.unit.empty()) return value.noun.empty();
  if (!is_currency(other.code)) return false;
  const auto last_word = [](std::string_view unit) {
    auto word = fold(unit.substr(unit.find_last_of(' ') + 1));
    return word == "koruna" || word == "krona" || word == "krone" ? std::string("crown") : word;
  };
  return last_word(value.unit) == last_word(other.unit);
}

Amount with_unit_of(Amount bare, const Amount& other) {
  bare.dimension = other.dimension;
  bare.code = other.code;
  bare.per = other.per;
  for (auto* interval : {&bare.strict, &bare.loose}) {
    interval->low *= other.scale / bare.scale;
    interval->high *= other.scale / bare.scale;
  }
  bare.scale = other.scale;
  return bare;
}

Amount converted(Amount amount, const std::string& to, const Decimal& rate) {
  const double factor = 1 / rate.approximate();
  const double half = Decimal::power_of_ten(5, rate.last_digit_power() - 1).approximate() / rate.approximate();
  for (auto* interval : {&amount.strict, &amount.loose}) {
    interval->low *= factor * (1 - half);
    interval->high *= factor * (1 + half);
  }
  if (const auto number = divide(amount.number, rate)) amount.number = *number;
  amount.code = to;
  return amount;
}

Meeting compare(const Amount& a, const Amount& b) {
  if (a.strict.meets(b.strict)) return a.one_sided || b.one_sided ? Meeting::compatible : Meeting::agree;
  const bool other_unit = a.scale != b.scale || a.code != b.code;
  const double size = std::max(std::abs(a.strict.middle()), std::abs(b.strict.middle()));
  const double gap = std::max(a.strict.low - b.strict.high, b.strict.low - a.strict.high);
  if (other_unit && gap <= size * 0.015) return Meeting::agree;  // converted and rounded again
  constexpr double short_month = 0.081;                          // 28 days, of 30.4: "two months" are eight weeks
  if (other_unit && (a.code == "mo" || b.code == "mo") && gap <= size * short_month) return Meeting::agree;
  if (a.loose.meets(b.loose)) return Meeting::compatible;
  if (a.dimension != "count" && gap <= size * 0.01 && size > 0) return Meeting::close;
  if (a.dimension == "count" && size >= 1000 && gap <= size * 0.01) return Meeting::close;
  return Meeting::differ;
}

}  // namespace checker_values
