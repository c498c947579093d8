// Periods at a distance, stretches, and parts of periods.
#include <algorithm>
#include <cstdlib>

#include "resolver.hpp"

namespace time_extractor {

std::optional<Period> Resolver::shifted(const Expression& e, Tense tense) {
  std::optional<Period> base;
  if (e.from == From::base) {
    base = period(*e.base, tense);
  } else {
    // Days after a vote are days after its date, which only a date nearby can tell.
    const bool near = focus_ && (style_ == Style::narrative || focus_paragraph_ == paragraph_);
    if (e.event && !near) return std::nullopt;
    base = anchor(e.from == From::mention);
  }
  if (!base || base->year == 0) return std::nullopt;
  std::int64_t months = 0, days = 0;
  Unit smallest = Unit::millennium;
  for (const auto& amount : e.amounts) {
    if (amount.thousandths < 0) return std::nullopt;
    const auto n = amount.thousandths;
    switch (amount.unit) {
      case Unit::second:
      case Unit::minute: break;
      case Unit::hour: days += n / 24000; break;
      case Unit::daypart:
      case Unit::day: days += n / 1000; break;
      case Unit::weekend:
      case Unit::week: days += n * 7 / 1000; break;
      case Unit::fortnight: days += n * 14 / 1000; break;
      case Unit::month: months += n / 1000; break;
      case Unit::quarter: months += n * 3 / 1000; break;
      case Unit::year: months += n * 12 / 1000; break;
      case Unit::decade: months += n * 120 / 1000; break;
      case Unit::century: months += n * 1200 / 1000; break;
      case Unit::millennium: months += n * 12000 / 1000; break;
      default: return std::nullopt;
    }
    smallest = std::min(smallest, amount.unit);
  }
  const std::int64_t sign = e.back ? -1 : 1;
  if (std::abs(months) > 12 * far_years || std::abs(days) > 366 * far_years) return std::nullopt;
  const bool exact = style_ == Style::message;
  if (!exact && smallest >= Unit::year && months % 12 == 0) {
    int year = base->year + static_cast<int>(sign * months / 12);
    if (base->year > 0 && year <= 0) --year;
    if (base->year < 0 && year >= 0) ++year;
    return year_period(year);
  }
  if (!base->placed) return std::nullopt;
  if (base->grain > Unit::month && smallest < Unit::month) return std::nullopt;
  if (base->grain == Unit::month && smallest < Unit::month) return std::nullopt;
  if (base->from.year + sign * months / 12 < 2 || base->from.year + sign * months / 12 > 9990 ||
      std::abs(days) > 366 * 2000)
    return std::nullopt;
  const Date moved = dossier::add_days(dossier::add_months(base->from, static_cast<int>(sign * months)), sign * days);
  if (!dossier::is_valid(moved)) return std::nullopt;
  if (exact && e.weekday != 0) {
    const int ahead = (e.weekday - dossier::iso_weekday(moved) + 7) % 7;
    return day_period(dossier::add_days(moved, ahead));
  }
  if (!exact && smallest >= Unit::month) return month_period(moved.year, moved.month);
  if (!exact && smallest >= Unit::week) return week_period(moved);
  return day_period(moved);
}

std::optional<Period> Resolver::part(const Expression& e, Tense tense) {
  auto base = period(*e.base, tense);
  if (!base || !base->placed) return std::nullopt;
  const Date from = base->from, to = base->to;
  if (e.unit == Unit::week && e.weekday == 0) {
    if (e.count == 0) return week_period(from);
    // A week belongs to the period that holds its Thursday.
    const auto thursday_from = [](const Date& d) {
      return dossier::add_days(d, (4 - dossier::iso_weekday(d) + 7) % 7);
    };
    const int count = e.count == unknown ? 3 : e.count;
    Date first = thursday_from(from);
    if (e.nth > 0) {
      first = dossier::add_days(first, 7 * (e.nth - 1));
    } else {
      Date last = dossier::add_days(to, -1);
      last = dossier::add_days(last, -((dossier::iso_weekday(last) - 4 + 7) % 7));
      first = dossier::add_days(last, -7 * (count - 1));
    }
    const auto week = week_period(first);
    return count == 1 ? week : span_period(week.from, dossier::add_days(week.from, 7 * count), Unit::week);
  }
  if (e.weekday != 0) {
    if (e.nth > 0) {
      const Date first = dossier::add_days(from, (e.weekday - dossier::iso_weekday(from) + 7) % 7);
      return day_period(dossier::add_days(first, 7 * (e.nth - 1)));
    }
    const Date last = dossier::add_days(to, -1);
    return day_period(dossier::add_days(last, -((dossier::iso_weekday(last) - e.weekday + 7) % 7)));
  }
  if (e.count == unknown) return base;
  const int nth = e.nth > 0 ? e.nth - 1 : 0;
  const auto moved = [&](const Date& date, int n) -> Date {
    switch (e.unit) {
      case Unit::month: return dossier::add_months(date, n);
      case Unit::quarter: return dossier::add_months(date, 3 * n);
      case Unit::year: return dossier::add_months(date, 12 * n);
      case Unit::decade: return dossier::add_months(date, 120 * n);
      case Unit::weekend: return dossier::add_days(date, 7 * n);
      default: return dossier::add_days(date, n);
    }
  };
  if (e.unit > Unit::decade || from.year > 8000) return std::nullopt;
  const Date start = e.nth > 0 ? moved(from, nth * e.count) : moved(to, -e.count);
  const Date end = e.nth > 0 ? moved(start, e.count) : to;
  if (!dossier::is_valid(start) || !dossier::is_valid(end)) return std::nullopt;
  if (e.count == 1 && (e.unit == Unit::day || e.unit == Unit::month || e.unit == Unit::year || e.unit == Unit::weekend))
    return period_around(start, e.unit);
  return span_period(start, end, e.unit);
}

std::optional<Period> Resolver::stretch(const Expression& e) {
  const bool forward = e.pointer == Pointer::next || e.pointer == Pointer::following || e.pointer == Pointer::coming;
  const bool mention = e.pointer == Pointer::following || e.pointer == Pointer::previous || style_ == Style::narrative;
  const auto base = e.base ? period(*e.base, Tense::past) : anchor(mention);
  if (!base || !base->placed) return std::nullopt;
  for (const auto& amount : e.amounts)
    if (amount.thousandths < 0) return std::nullopt;
  const bool message = style_ == Style::message || e.base;
  Date edge = e.base ? base->to : base->from;
  if (!e.base && e.amounts.size() == 1 && e.amounts[0].unit == Unit::quarter) {
    const int n = static_cast<int>(e.amounts[0].thousandths / 1000);
    if (n > 400) return std::nullopt;
    const auto now = period_around(edge, Unit::quarter);
    return forward ? span_period(now.to, dossier::add_months(now.to, 3 * n), Unit::quarter)
                   : span_period(dossier::add_months(now.from, -3 * n), now.from, Unit::quarter);
  }
  if (forward && message && e.steps != 0) edge = dossier::add_days(edge, 1);
  const int sign = forward ? 1 : -1;
  Date other = edge;
  for (const auto& amount : e.amounts) {
    const auto n = amount.thousandths;
    if (n > 3000000) return std::nullopt;
    const int whole = static_cast<int>(n / 1000);
    switch (amount.unit) {
      case Unit::day:
      case Unit::daypart: other = dossier::add_days(other, sign * whole); break;
      case Unit::week:
      case Unit::weekend: other = dossier::add_days(other, sign * 7 * whole); break;
      case Unit::fortnight: other = dossier::add_days(other, sign * 14 * whole); break;
      case Unit::month: other = dossier::add_months(other, sign * static_cast<int>(n / 1000)); break;
      case Unit::quarter: other = dossier::add_months(other, sign * static_cast<int>(n * 3 / 1000)); break;
      case Unit::year: other = dossier::add_months(other, sign * static_cast<int>(n * 12 / 1000)); break;
      case Unit::decade: other = dossier::add_months(other, sign * 120 * whole); break;
      case Unit::century: other = dossier::add_months(other, sign * 1200 * whole); break;
      default: return std::nullopt;
    }
    if (!dossier::is_valid(other) || other.year > 9900) return std::nullopt;
  }
  if (forward) return span_period(edge, other, e.amounts.back().unit);
  return span_period(other, message ? edge : dossier::add_days(edge, 1), e.amounts.back().unit);
}

}  // namespace time_extractor
