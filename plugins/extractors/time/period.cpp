#include "period.hpp"

#include <cstdio>

namespace time_extractor {
namespace {

std::string padded(int value, int width) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*d", width, value);
  return buffer;
}

bool reachable(int year) { return year >= 1 && year <= 9998; }

void place(Period& period, const Date& from, const Date& to) {
  if (!dossier::is_valid(from) || !dossier::is_valid(to)) return;
  period.placed = true;
  period.from = from;
  period.to = to;
}

int after_years(int year, int years) {
  const int moved = year + years;
  return (year < 0 && moved >= 0) ? moved + 1 : (year > 0 && moved <= 0) ? moved - 1 : moved;
}

}  // namespace

std::string year_text(int year) {
  if (year == 0) return "XXXX";
  return year < 0 ? "BC" + padded(-year, 4) : padded(year, 4);
}

Period year_period(int year) {
  Period p;
  p.grain = Unit::year;
  p.year = year;
  p.timex = year_text(year);
  if (reachable(year)) place(p, {year, 1, 1}, {year + 1, 1, 1});
  return p;
}

Period decade_period(int first_year, bool before_christ) {
  Period p;
  p.grain = Unit::decade;
  p.year = before_christ ? -(first_year + 9) : first_year;
  p.timex = (before_christ ? "BC" : "") + padded(first_year / 10, 3);
  if (!before_christ && reachable(first_year)) place(p, {first_year, 1, 1}, {first_year + 10, 1, 1});
  return p;
}

Period century_period(int century, bool before_christ) {
  Period p;
  p.grain = Unit::century;
  p.year = before_christ ? -century * 100 : (century - 1) * 100;
  if (p.year == 0) p.year = 1;
  p.timex = (before_christ ? "BC" : "") + padded(century - 1, 2);
  if (!before_christ && century >= 1 && century < 98) place(p, {p.year, 1, 1}, {century * 100, 1, 1});
  return p;
}

Period month_period(int year, int month) {
  Period p;
  p.grain = Unit::month;
  p.year = year;
  p.month = month;
  p.timex = year_text(year) + "-" + padded(month, 2);
  if (reachable(year)) place(p, {year, month, 1}, dossier::add_months({year, month, 1}, 1));
  return p;
}

Period day_period(const Date& date) {
  Period p;
  p.grain = Unit::day;
  p.year = date.year;
  p.month = date.month;
  p.day = date.day;
  p.timex = dossier::iso_text(date);
  if (dossier::is_valid(date) && reachable(date.year)) place(p, date, dossier::add_days(date, 1));
  return p;
}

Period week_period(const Date& any_day) {
  const Date monday = dossier::add_days(any_day, 1 - dossier::iso_weekday(any_day));
  const auto week = dossier::iso_week(any_day);
  Period p;
  p.grain = Unit::week;
  p.year = monday.year;
  p.month = monday.month;
  p.day = monday.day;
  p.timex = padded(week.year, 4) + "-W" + padded(week.week, 2);
  place(p, monday, dossier::add_days(monday, 7));
  return p;
}

Period weekend_period(const Date& any_day) {
  auto p = week_period(any_day);
  const Date saturday = dossier::add_days(p.from, 5);
  p.grain = Unit::weekend;
  p.timex += "-WE";
  p.year = saturday.year;
  p.month = saturday.month;
  p.day = saturday.day;
  place(p, saturday, dossier::add_days(saturday, 2));
  return p;
}

Period quarter_period(int year, int quarter) {
  Period p;
  p.grain = Unit::quarter;
  p.year = year;
  p.month = quarter * 3 - 2;
  p.timex = year_text(year) + "-Q" + padded(quarter, 1);
  if (reachable(year)) place(p, {year, p.month, 1}, dossier::add_months({year, p.month, 1}, 3));
  return p;
}

Period half_period(int year, int half) {
  Period p;
  p.grain = Unit::half;
  p.year = year;
  p.month = half == 1 ? 1 : 7;
  p.timex = year_text(year) + "-H" + padded(half, 1);
  if (reachable(year)) place(p, {year, p.month, 1}, dossier::add_months({year, p.month, 1}, 6));
  return p;
}

Period season_period(int year, Season season) {
  static constexpr const char* names[] = {"", "SP", "SU", "FA", "WI"};
  Period p;
  p.grain = Unit::season;
  p.year = year;
  p.season = season;
  p.month = static_cast<int>(season) * 3;
  p.timex = year_text(year) + "-" + names[static_cast<int>(season)];
  if (reachable(year)) place(p, {year, p.month, 1}, dossier::add_months({year, p.month, 1}, 3));
  return p;
}

Period share_period(const Period& whole, int nth, int parts) {
  Period p = whole;
  if (!whole.placed) return p;
  const int months = (whole.to.year - whole.from.year) * 12 / parts;
  place(p, dossier::add_months(whole.from, months * (nth - 1)), dossier::add_months(whole.from, months * nth));
  return p;
}

Period span_period(const Date& from, const Date& to, Unit grain) {
  Period p;
  p.grain = grain;
  p.year = from.year;
  p.month = from.month;
  p.day = from.day;
  p.timex = dossier::iso_text(from) + "/" + dossier::iso_text(to);
  place(p, from, to);
  return p;
}

Period period_around(const Date& date, Unit unit) {
  switch (unit) {
    case Unit::week: return week_period(date);
    case Unit::weekend: return weekend_period(date);
    case Unit::fortnight: {
      const Date monday = dossier::add_days(date, 1 - dossier::iso_weekday(date));
      return span_period(monday, dossier::add_days(monday, 14), Unit::fortnight);
    }
    case Unit::month: return month_period(date.year, date.month);
    case Unit::quarter: return quarter_period(date.year, (date.month + 2) / 3);
    case Unit::half: return half_period(date.year, date.month <= 6 ? 1 : 2);
    case Unit::year: return year_period(date.year);
    case Unit::decade: return decade_period(date.year / 10 * 10, false);
    case Unit::century: return century_period(date.year / 100 + 1, false);
    default: return day_period(date);
  }
}

Period step(const Period& period, Unit unit, int steps) {
  switch (unit) {
    case Unit::year: return year_period(after_years(period.year, steps));
    case Unit::decade: {
      if (!period.before_christ()) return decade_period((period.year / 10 + steps) * 10, false);
      const int first = (-period.year / 10 - steps) * 10;
      return decade_period(first < 0 ? 0 : first, true);
    }
    case Unit::century: {
      if (!period.before_christ()) return century_period(period.year / 100 + 1 + steps, false);
      const int century = (-period.year + 99) / 100 - steps;
      return century_period(century < 1 ? 1 : century, true);
    }
    case Unit::season: return season_period(after_years(period.year, steps), period.season);
    default: break;
  }
  if (!period.placed) return period;
  switch (unit) {
    case Unit::day:
    case Unit::daypart: return day_period(dossier::add_days(period.from, steps));
    case Unit::weekend: return weekend_period(dossier::add_days(period.from, 7 * steps));
    case Unit::week: return week_period(dossier::add_days(period.from, 7 * steps));
    case Unit::fortnight: return period_around(dossier::add_days(period.from, 14 * steps), Unit::fortnight);
    case Unit::month: {
      const auto moved = dossier::add_months({period.from.year, period.from.month, 1}, steps);
      return month_period(moved.year, moved.month);
    }
    case Unit::quarter:
      return period_around(dossier::add_months({period.from.year, period.from.month, 1}, 3 * steps), Unit::quarter);
    case Unit::half:
      return period_around(dossier::add_months({period.from.year, period.from.month, 1}, 6 * steps), Unit::half);
    default: return period;
  }
}

Period widen(const Period& period, Unit unit) {
  if (period.grain == unit || period.year == 0) return period;
  switch (unit) {
    case Unit::year: return year_period(period.year);
    case Unit::decade:
      return decade_period(period.before_christ() ? -period.year / 10 * 10 : period.year / 10 * 10,
                           period.before_christ());
    case Unit::century:
      return century_period(period.before_christ() ? (-period.year + 99) / 100 : period.year / 100 + 1,
                            period.before_christ());
    case Unit::month:
      if (period.month != 0) return month_period(period.year, period.month);
      break;
    default: break;
  }
  if (period.placed && dossier::is_valid(period.from)) return period_around(period.from, unit);
  return period;
}

}  // namespace time_extractor
