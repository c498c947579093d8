// A figure as an interval in the base unit of its dimension.
#pragma once

#include <optional>
#include <string>

#include "dossier/record/claim.hpp"
#include "dossier/record/decimal.hpp"

namespace checker_values {

using namespace dossier;

// Closed interval; a missing end is open to that side.
struct Interval {
  double low = 0;
  double high = 0;
  bool has_low = false;
  bool has_high = false;

  bool bounded() const { return has_low && has_high; }
  bool meets(const Interval& other) const;
  double middle() const { return (low + high) / 2; }
};

Interval sum(const Interval& a, const Interval& b);
Interval difference(const Interval& a, const Interval& b);
Interval product(const Interval& a, const Interval& b);  // of bounded intervals

struct Amount {
  std::string dimension;  // count, percent, points, money, length, speed, ... "unit:furlong" for an unknown unit
  std::string per;        // "day" of rates
  std::string code;       // as it is written in findings: "EUR", "pp", "km"; empty for counts
  Decimal number;         // as written, in the unit it was written in
  double scale = 1;       // base units in one of that unit
  Interval strict;        // what the printed digits and the wording allow, in base units
  Interval loose;         // the same with the trailing zeros of a round number as rounding
  bool hedged = false;    // about, almost, over
  bool one_sided = false;

  // "412000000 EUR", "0.25 pp", "48"
  std::string text() const;
};

// Nothing if the claim holds no number that can be compared.
std::optional<Amount> amount_of(const Value& value);
// Whether the unit is left open, and may be the one of the other: "87.4" and "87.4 per cent", "486 million francs" and "CHF 486
// million".
bool leaves_open(const Value& value, const Value& other);
// A bare figure read as if it had the unit of another ("residents pay 4 euros, others 6").
Amount with_unit_of(Amount bare, const Amount& other);
// The same money in another currency: `rate` is the price of one unit of `to` in the amount's own currency.
Amount converted(Amount amount, const std::string& to, const Decimal& rate);

enum class Meeting { agree, compatible, close, differ };
Meeting compare(const Amount& a, const Amount& b);

}  // namespace checker_values
