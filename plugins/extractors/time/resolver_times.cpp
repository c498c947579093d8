// Times of day, ranges and lengths.
#include "resolver.hpp"

namespace time_extractor {
namespace {

struct Hours {
  int from, to;
};
Hours hours_of(Daypart part) {
  switch (part) {
    case Daypart::morning: return {8, 12};
    case Daypart::midday: return {11, 13};
    case Daypart::afternoon: return {12, 16};
    case Daypart::evening: return {16, 20};
    case Daypart::night: return {20, 24};
    case Daypart::daytime: return {8, 18};
    case Daypart::breakfast: return {8, 12};
    case Daypart::lunch: return {11, 13};
    case Daypart::dinner: return {16, 20};
    default: return {0, 24};
  }
}

}  // namespace

Resolved Resolver::timed(const Expression& e, Tense tense) {
  Resolved r;
  r.type = "TIME";
  std::optional<Period> day;
  if (e.form != Form::clock) {
    auto plain = e;
    plain.has_clock = false;
    plain.daypart = Daypart::none;
    day = period(plain, tense);
    if (!day) {
      r.timex = "XXXX-XX-XX" + clock_text(e);
      if (e.weekday != 0) r.timex = "XXXX-WXX-" + std::to_string(e.weekday) + clock_text(e);
      return r;
    }
    remember(e, *day);
  } else if (style_ == Style::narrative && e.has_clock && focus_ && focus_->placed && focus_->grain == Unit::day &&
             focus_paragraph_ == paragraph_) {
    day = focus_;  // "On 6 May it fell silent; at 3:00 a.m. the alarm came"
    anchored_ = "mention";
  }
  r.timex = (day ? day->timex : "") + clock_text(e);
  int from = 0, to = 0;
  if (e.has_clock) {
    from = seconds_of(e);
    to = from + (e.second != unknown ? 1 : 60);
    if (!e.half_day_known && e.hour <= 12) {
      auto later = e;
      later.hour = e.hour == 12 ? 0 : e.hour + 12;
      later.half_day_known = true;
      r.other_timex = (day ? day->timex : "") + clock_text(later);
      const int seconds = seconds_of(later);
      if (day && day->placed) {
        r.other_from = moment_text(day->from, seconds);
        r.other_to = moment_text(day->from, seconds + 60);
      } else {
        r.other_from = time_text(seconds);
        r.other_to = time_text(seconds + 60);
      }
    }
  } else {
    const auto hours = hours_of(e.daypart);
    from = hours.from * 3600;
    to = hours.to * 3600;
    if (e.daypart == Daypart::night && style_ == Style::message) --to;  // a night ends with its day
    if (e.mod == Mod::start) to = (hours.from + (hours.to - hours.from) / 2) * 3600;
    if (e.mod == Mod::end) from = (hours.from + (hours.to - hours.from) / 2) * 3600;
    r.mod = e.mod;
    // An appointment reads a part of the day as its hours.
    if (style_ == Style::message && e.daypart != Daypart::none && !e.has_clock) {
      const std::string date = day ? day->timex : "";
      r.timex = date + time_text(from).substr(0, 6) + "/" + date +
                (to >= day_seconds - 1 ? "T24:00" : time_text(to).substr(0, 6));
    }
  }
  if (day && day->placed) {
    r.from = moment_text(day->from, from);
    r.to = moment_text(day->from, to);
  } else if (!day && style_ == Style::message) {
    r.from = time_text(from);
    r.to = time_text(to);
  }
  bound(r, e.bound);
  return r;
}

// From a start on, for a length of time.
Resolved Resolver::lasting(const Expression& e, Tense tense) {
  auto r = resolve(*e.base, tense);
  if (r.from.empty()) return r;
  const auto start = dossier::parse_iso_date(r.from);
  const auto t = r.from.find('T');
  int seconds = 0;
  if (t != std::string::npos)
    seconds = ((r.from[t + 1] - '0') * 10 + (r.from[t + 2] - '0')) * 3600 +
              ((r.from[t + 4] - '0') * 10 + (r.from[t + 5] - '0')) * 60;
  std::int64_t days = 0, months = 0;
  for (const auto& amount : e.amounts) {
    if (amount.thousandths < 0 || amount.thousandths > 1000000) return r;
    const auto n = amount.thousandths;
    switch (amount.unit) {
      case Unit::second: seconds += static_cast<int>(n / 1000); break;
      case Unit::minute: seconds += static_cast<int>(n * 60 / 1000); break;
      case Unit::hour: seconds += static_cast<int>(n * 3600 / 1000); break;
      case Unit::week: days += n * 7 / 1000; break;
      case Unit::fortnight: days += n * 14 / 1000; break;
      case Unit::month: months += n / 1000; break;
      case Unit::year: months += n * 12 / 1000; break;
      default: days += n / 1000; break;
    }
  }
  r.timex += "/" + amount_text(e.amounts);
  r.other_timex.clear();
  r.mod = Mod::none;
  if (!start) {
    r.to = time_text(seconds);
    return r;
  }
  const Date end = dossier::add_days(dossier::add_months(*start, static_cast<int>(months)), days);
  if (!dossier::is_valid(end)) return r;
  r.to = t == std::string::npos ? dossier::iso_text(end) : moment_text(end, seconds);
  return r;
}

Resolved Resolver::range(const Expression& e, Tense tense) {
  if (!e.other) return lasting(e, tense);
  auto left = resolve(*e.base, tense);
  if (e.base->form == Form::now && !e.other->has_clock && e.other->form != Form::now && reference_.date) {
    left.from = dossier::iso_text(*reference_.date);
    left.type = "DATE";
  }
  // The right end comes after the left one.
  const auto saved = reference_;
  // A range without years that has begun but not ended is the current one.
  const auto yearless = [](const Expression& end) {
    return end.form == Form::date && end.year == unknown && end.month != 0;
  };
  if (reference_.date && yearless(*e.base) && yearless(*e.other) && anchored_ != "mention") {
    const Date now = *reference_.date;
    const auto comes = [&](const Expression& end) {
      return end.month > now.month || (end.month == now.month && (end.day == 0 || end.day >= now.day));
    };
    if (!comes(*e.base) && comes(*e.other)) {
      auto present = *e.base;
      present.year = now.year;
      left = resolve(present, tense);
    }
  }
  if (e.other->form == Form::date && e.other->year == unknown && left.from.size() >= 10) {
    if (const auto date = dossier::parse_iso_date(left.from)) {
      reference_.date = *date;
      if (reference_.origin.empty()) reference_.origin = "mention";
    }
  }
  auto right = resolve(*e.other, Tense::future);
  if (!right.from.empty() && !left.from.empty() && right.from < left.from && e.other->form == Form::date &&
      e.other->year == unknown && e.other->month != 0 && reference_.date) {
    auto next = *e.other;
    next.year = reference_.date->year + 1;
    right = resolve(next, Tense::future);
  }
  reference_ = saved;
  Resolved r;
  r.type = left.type;
  r.timex = left.timex + "/" + right.timex;
  r.anchor = left.anchor.empty() ? right.anchor : left.anchor;
  r.from = left.from;
  if (style_ == Style::message && e.base->mod == Mod::end && !left.to.empty()) r.from = left.to;
  const bool starts = style_ == Style::message || right.type == "TIME";
  r.to = starts ? right.from : right.to;
  if (style_ == Style::message && e.other->mod == Mod::end) r.to = right.to;
  if (style_ == Style::message && e.other->mod == Mod::mid && right.to.size() == 10 && right.timex.size() == 7)
    r.to = right.timex + "-16";
  if (!left.other_from.empty() && left.other_from <= right.other_from) {
    r.other_timex = left.other_timex + "/" + right.other_timex;
    r.other_from = left.other_from;
    r.other_to = starts ? right.other_from : right.other_to;
  }
  return r;
}

// "in 5 minutes", "within 2h", "the last hour": from the time of the message.
std::optional<Resolved> Resolver::by_the_clock(const Expression& e) const {
  if (style_ != Style::message || !reference_.date) return std::nullopt;
  std::int64_t seconds = 0;
  if (e.form == Form::pointed) {
    if (e.unit != Unit::hour && e.unit != Unit::minute) return std::nullopt;
    seconds = e.unit == Unit::hour ? 3600 : 60;
  } else if (e.form == Form::shifted || e.form == Form::stretch) {
    if (e.from == From::base || e.amounts.empty() || e.amounts.back().unit > Unit::hour) return std::nullopt;
    for (const auto& amount : e.amounts) {
      if (amount.thousandths < 0 || amount.thousandths > 100000000 || amount.unit > Unit::week) return std::nullopt;
      const std::int64_t unit = amount.unit == Unit::week      ? 7 * day_seconds
                                : amount.unit >= Unit::daypart ? day_seconds
                                : amount.unit == Unit::hour    ? 3600
                                : amount.unit == Unit::minute  ? 60
                                                               : 1;
      seconds += amount.thousandths * unit / 1000;
    }
  } else {
    return std::nullopt;
  }
  const bool back = e.form == Form::shifted
                        ? e.back
                        : e.pointer == Pointer::last || e.pointer == Pointer::past || e.pointer == Pointer::previous;
  const auto moment = [&](std::int64_t shift) {
    const std::int64_t at = reference_.seconds + shift;
    const std::int64_t days = at >= 0 ? at / day_seconds : -((-at + day_seconds - 1) / day_seconds);
    return moment_text(dossier::add_days(*reference_.date, days), static_cast<int>(at - days * day_seconds));
  };
  Resolved r;
  r.type = "TIME";
  r.anchor = reference_.origin;
  const auto there = moment(back ? -seconds : seconds);
  if (e.form == Form::shifted) {
    r.timex = r.from = there;
    return r;
  }
  r.from = back ? there : moment(0);
  r.to = back ? moment(0) : there;
  r.timex = r.from + "/" + r.to;
  return r;
}

}  // namespace time_extractor
