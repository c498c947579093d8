// The periods of each form of expression.
#include <algorithm>
#include <cstdlib>

#include "holidays.hpp"
#include "resolver.hpp"

namespace time_extractor {
namespace {

int signed_year(const Expression& e) { return e.before_christ ? -e.year : e.year; }

int century_of(const Expression& e, const std::optional<Date>& reference) {
  // '87 is the nearest such year that is not far ahead.
  const int now = reference ? reference->year : 2000;
  int year = now / 100 * 100 + e.year;
  if (year > now + 20) year -= 100;
  return year;
}

}  // namespace

std::optional<Period> Resolver::period(const Expression& e, Tense tense) {
  switch (e.form) {
    case Form::date: return date(e, tense);
    case Form::day_word: {
      // "today" in a narrative still is the day of writing.
      if (!reference_.date) return std::nullopt;
      anchored_ = reference_.origin;
      return day_period(dossier::add_days(*reference_.date, e.shift));
    }
    case Form::pointed: return pointed(e, tense);
    case Form::shifted: return shifted(e, tense);
    case Form::part: return part(e, tense);
    case Form::stretch: return stretch(e);
    case Form::holiday: return holiday(e, tense);
    default: return std::nullopt;
  }
}

std::optional<Period> Resolver::date(const Expression& e, Tense tense) {
  if (e.century != unknown) return century_period(e.century, e.before_christ);
  if (e.decade != unknown) {
    if (!e.short_year) return decade_period(e.decade * 10, e.before_christ);
    const int now = focus_ && focus_->year > 0 && style_ == Style::narrative ? focus_->year
                    : reference_.date                                        ? reference_.date->year
                                                                             : 2000;
    int first = now / 100 * 100 + e.decade * 10;
    if (first > now) first -= 100;
    return decade_period(first, false);
  }
  int year = e.year == unknown ? 0 : e.short_year ? century_of(e, reference_.date) : signed_year(e);
  std::optional<Period> whole;
  if (e.base) {
    whole = period(*e.base, tense);
    if (!whole) return std::nullopt;
    year = whole->year;
    if (e.day != 0 && e.month == 0 && whole->grain == Unit::month && whole->placed) {
      const Date day{whole->year, whole->month, e.day};
      return dossier::is_valid(day) ? std::optional<Period>(day_period(day)) : std::nullopt;
    }
    if (e.weekday != 0 && e.month == 0 && whole->placed) {
      const Date monday = dossier::add_days(whole->from, 1 - dossier::iso_weekday(whole->from));
      return day_period(dossier::add_days(monday, e.weekday - 1));
    }
  }
  if (e.quarter != 0 || e.half != 0) {
    if (year == 0) {
      const auto now = anchor(false);
      if (!now) return e.quarter != 0 ? quarter_period(0, e.quarter) : half_period(0, e.half);
      year = now->year;
      const int last_month = e.quarter != 0 ? e.quarter * 3 : e.half * 6;
      if (tense == Tense::past && now->month != 0 && last_month - (e.quarter != 0 ? 2 : 5) > now->month) --year;
    }
    if (whole && whole->grain == Unit::quarter) return whole;
    if (whole && (whole->grain == Unit::decade || whole->grain == Unit::century))
      return e.quarter != 0 ? share_period(*whole, e.quarter, 4) : share_period(*whole, e.half, 2);
    return e.quarter != 0 ? quarter_period(year, e.quarter) : half_period(year, e.half);
  }
  if (e.week != 0) {
    if (year == 0) {
      const auto now = anchor(false);
      if (!now) return std::nullopt;
      year = now->year;
    }
    if (year < 1 || year > 9998) return std::nullopt;
    return week_period(dossier::add_days({year, 1, 4}, 7 * (e.week - 1)));
  }
  if (e.season != Season::none) {
    if (year == 0) {
      if (e.pointer == Pointer::none) {
        const auto now = anchor(true);
        if (!now || now->year == 0 || style_ != Style::narrative) return season_period(0, e.season);
        year = now->year;
      }
    }
    return season_period(year, e.season);
  }
  if (e.month != 0) {
    const bool inside = e.day == 0 || (e.day >= 1 && e.day <= 31);
    if (!inside) return std::nullopt;
    bool guessed = false;
    if (year == 0) {
      if (e.pointer == Pointer::last || e.pointer == Pointer::previous || e.pointer == Pointer::past)
        tense = Tense::past;
      if (e.pointer == Pointer::next || e.pointer == Pointer::coming || e.pointer == Pointer::following)
        tense = Tense::future;
      if (e.pointer != Pointer::none && reference_.date) {
        year = reference_.date->year;
        anchored_ = reference_.origin;
        const bool passed = e.month < reference_.date->month ||
                            (e.month == reference_.date->month && e.day < reference_.date->day && e.day != 0);
        const bool later =
            !passed && !(e.month == reference_.date->month && (e.day == 0 || e.day == reference_.date->day));
        if (e.pointer == Pointer::this_) tense = Tense::unknown;
        if (e.weekday == 0 && tense == Tense::past && later) --year;
        if (e.weekday == 0 && tense == Tense::past && !passed && !later && e.pointer != Pointer::this_) --year;
        if (e.weekday == 0 && tense == Tense::future && e.pointer == Pointer::next) ++year;
        if (e.weekday == 0 && tense == Tense::future && e.pointer != Pointer::next && passed) ++year;
      } else {
        year = year_of(e.month, e.day, tense);
        guessed = year != 0 && anchored_ != "mention";
        if (const int right =
                guessed && style_ != Style::message && e.weekday != 0 ? year_with(e.weekday, e.month, e.day) : 0;
            right != 0) {
          year = right;
          guessed = false;
        }
      }
    }
    if (e.day == 0) {
      const auto found = month_period(year, e.month);
      if (guessed && reference_.date && year > 0)
        other_ = month_period(year + (found.from > *reference_.date ? -1 : 1), e.month);
      return found;
    }
    Date day{year, e.month, e.day};
    if (guessed && e.month == 2 && e.day == 29)
      while (!dossier::is_valid(day) && day.year > year - 8) --day.year;
    Period p;
    if (!dossier::is_valid({year > 0 ? year : 2000, e.month, e.day})) {
      // 31 February: the month is all that can be known.
      p = month_period(year, e.month);
      p.placed = false;
      p.timex += "-XX";
    } else if (year <= 0) {
      p = month_period(year, e.month);
      p.placed = false;
      p.grain = Unit::day;
      p.day = e.day;
      p.timex += (e.day < 10 ? "-0" : "-") + std::to_string(e.day);
    } else {
      p = day_period(day);
    }
    if (guessed && p.placed && reference_.date) {
      const Date twin{day.year + (day > *reference_.date ? -1 : 1), e.month, e.day};
      if (dossier::is_valid(twin)) other_ = day_period(twin);
    }
    if (e.other_month != 0 && p.placed) {
      const Date swapped{day.year, e.other_month, e.other_day};
      if (dossier::is_valid(swapped)) other_ = day_period(swapped);
    }
    return p;
  }
  if (e.weekday != 0 && e.day == 0) return weekday(e.weekday, tense);
  if (e.day != 0) {
    // "the 18th", "Monday the 21st": the month is the mentioned or the present one.
    const auto now = anchor(style_ == Style::narrative);
    if (!now || now->year <= 0 || now->month == 0) return std::nullopt;
    const Date today = now->placed ? now->from : Date{now->year, now->month, 1};
    Date day{today.year, today.month, e.day};
    if (style_ == Style::narrative && e.weekday == 0) {
      if (!dossier::is_valid(day)) return std::nullopt;
      return day_period(day);
    }
    const bool future = looks_ahead(tense);
    for (int months = 0; months < 24; ++months) {
      const Date first = dossier::add_months({today.year, today.month, 1}, future ? months : -months);
      day = {first.year, first.month, e.day};
      if (!dossier::is_valid(day)) continue;
      if (e.weekday != 0 && dossier::iso_weekday(day) != e.weekday) continue;
      if (future ? day < today : day > today) continue;
      return day_period(day);
    }
    return std::nullopt;
  }
  if (year != 0) {
    if (std::abs(year) > far_years) return std::nullopt;
    return year_period(year);
  }
  return std::nullopt;
}

std::optional<Period> Resolver::pointed(const Expression& e, Tense tense) {
  const bool from_mention = e.pointer == Pointer::following || e.pointer == Pointer::previous ||
                            e.pointer == Pointer::that || e.pointer == Pointer::same ||
                            (e.pointer == Pointer::the && style_ == Style::narrative) || e.from == From::mention;
  const auto base = anchor(from_mention);
  // "the same day" is that of something told before, not the day of writing.
  const bool told = e.unit == Unit::day && (e.pointer == Pointer::same || e.pointer == Pointer::that);
  if (!base || (told && anchored_ != "mention" && style_ != Style::message)) return std::nullopt;
  int steps = 0;
  switch (e.pointer) {
    case Pointer::last:
    case Pointer::previous:
    case Pointer::past: steps = -e.steps; break;
    case Pointer::next:
    case Pointer::following:
    case Pointer::coming: steps = e.steps; break;
    default: break;
  }
  if (e.weekday != 0) {
    if (!base->placed) return std::nullopt;
    const Date today = base->from;
    const Date monday = dossier::add_days(today, 1 - dossier::iso_weekday(today));
    const Date this_week = dossier::add_days(monday, e.weekday - 1);
    const auto before = [&] {
      return dossier::add_days(today, -((dossier::iso_weekday(today) - e.weekday + 6) % 7 + 1));
    };
    const auto after = [&] { return dossier::add_days(today, (e.weekday - dossier::iso_weekday(today) + 6) % 7 + 1); };
    const int more = 7 * (e.steps - 1);  // "two Sundays from now"
    if (e.unit == Unit::week && e.pointer == Pointer::past) return day_period(dossier::add_days(before(), -more));
    if (e.pointer == Pointer::coming) return day_period(dossier::add_days(after(), more));
    if (from_mention && e.pointer != Pointer::following && e.pointer != Pointer::previous && e.from == From::mention)
      return day_period(steps < 0 ? before() : after());
    if (steps == 0) return day_period(this_week);
    const auto found = day_period(dossier::add_days(this_week, 7 * steps));
    const auto nearest = day_period(steps < 0 ? before() : after());
    if (nearest.timex != found.timex) {
      other_ = nearest;
      if (style_ == Style::news && steps < 0 && e.steps == 1) {
        other_ = found;
        return nearest;
      }
    }
    return found;
  }
  if (e.month != 0) {
    auto named = e;
    named.form = Form::date;
    return date(named, tense);
  }
  if (e.season != Season::none) {
    if (base->year == 0) return std::nullopt;
    int year = base->year;
    const int first_month = static_cast<int>(e.season) * 3;
    const int now = base->month != 0 ? base->month : 6;
    if (steps < 0 && now < first_month + 3 && !(now < 3 && e.season == Season::winter)) --year;
    if (steps < 0 && e.season == Season::winter && now < 3) year -= 1;
    if (steps > 0 && now >= first_month) ++year;
    if (steps == 0 && e.season == Season::winter && now < 3) --year;
    return season_period(year, e.season);
  }
  if (e.unit == Unit::none) return std::nullopt;
  if (e.unit <= Unit::hour) return std::nullopt;
  const auto unit = e.unit == Unit::daypart ? Unit::day : e.unit;
  if (unit == Unit::fortnight && base->placed && steps > 0) {
    const auto now = period_around(base->from, unit);
    return span_period(dossier::add_days(now.from, 14 * steps), dossier::add_days(now.to, 14 * steps), unit);
  }
  if (base->grain > unit && !(base->grain == Unit::year && unit == Unit::season)) {
    if (steps != 0 || !base->placed || unit < Unit::month) return std::nullopt;
    return std::nullopt;
  }
  if (e.pointer == Pointer::this_ && unit == Unit::weekend && base->placed && style_ != Style::message) {
    // Within the first days of a week "this weekend" is the one just gone, unless the clause is about the future.
    const bool gone = dossier::iso_weekday(base->from) <= 3 && tense != Tense::future;
    return weekend_period(dossier::add_days(base->from, gone ? -7 : 0));
  }
  auto now = widen(*base, unit);
  if (now.grain != unit) return std::nullopt;
  if (steps == 0) return now;
  return step(now, unit, steps);
}

std::optional<Period> Resolver::holiday(const Expression& e, Tense tense) {
  int year = e.year == unknown ? 0 : e.short_year ? century_of(e, reference_.date) : signed_year(e);
  if (e.base) {
    const auto whole = period(*e.base, tense);
    if (!whole) return std::nullopt;
    year = whole->year;
  }
  if (year == 0) {
    const auto now = anchor(style_ == Style::narrative);
    if (!now || now->year <= 0) return std::nullopt;
    year = now->year;
    const auto day = holiday_date(e.holiday, year);
    if (!day) return std::nullopt;
    if (style_ != Style::narrative && now->placed) {
      if (e.pointer == Pointer::last || e.pointer == Pointer::past || e.pointer == Pointer::previous) {
        if (*day >= now->from) --year;
      } else if (e.pointer == Pointer::next || e.pointer == Pointer::following || e.pointer == Pointer::coming) {
        if (*day <= now->from) ++year;
      } else if (e.pointer == Pointer::none) {
        const bool future = looks_ahead(tense);
        const int other = *day < now->from ? year + 1 : year - 1;
        if (future && *day < now->from) ++year;
        if (!future && tense == Tense::past && *day > now->from) --year;
        const auto twin = holiday_date(e.holiday, other == year ? now->year : other);
        if (twin) other_ = day_period(*twin);
      }
    }
  }
  const auto day = holiday_date(e.holiday, year);
  if (!day) return std::nullopt;
  if (e.unit == Unit::weekend) {
    const int weekday = dossier::iso_weekday(*day);
    if (weekday == 1) {
      auto p = span_period(dossier::add_days(*day, -2), dossier::add_days(*day, 1), Unit::weekend);
      p.timex = weekend_period(dossier::add_days(*day, -2)).timex;
      return p;
    }
    return weekend_period(*day);
  }
  return day_period(*day);
}

}  // namespace time_extractor
