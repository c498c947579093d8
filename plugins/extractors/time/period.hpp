// Periods of the calendar with their TIMEX3 names.
#pragma once

#include <optional>
#include <string>

#include "dossier/text/calendar.hpp"
#include "expression.hpp"

namespace time_extractor {

using dossier::Date;

// A period whose start may be known in part only. Years before Christ are negative: 480 BC is -480.
struct Period {
  Unit grain = Unit::none;
  int year = 0;  // 0: not known
  int month = 0;
  int day = 0;
  Season season = Season::none;
  std::string timex;
  bool placed = false;  // from and to are known
  Date from;            // to is excluded
  Date to;

  bool before_christ() const { return year < 0; }
};

// Each of these names the period and, if the calendar covers it, sets its dates.
Period year_period(int year);
Period decade_period(int first_year, bool before_christ);
Period century_period(int century, bool before_christ);
Period month_period(int year, int month);  // year 0: not known
Period day_period(const Date& date);
Period week_period(const Date& any_day);
Period weekend_period(const Date& any_day);
Period quarter_period(int year, int quarter);
Period half_period(int year, int half);
// The nth of equal parts of a decade or a century; named like the whole.
Period share_period(const Period& whole, int nth, int parts);
Period season_period(int year, Season season);
Period span_period(const Date& from, const Date& to, Unit grain);

// The period of a unit that contains the date.
Period period_around(const Date& date, Unit unit);
// The period `steps` units on; keeps years before Christ right.
Period step(const Period& period, Unit unit, int steps);
// The period cut to a larger unit: the year of a day.
Period widen(const Period& period, Unit unit);

std::string year_text(int year);

}  // namespace time_extractor
