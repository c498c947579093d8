#include "resolver.hpp"

#include <cstdio>

namespace time_extractor {
namespace {

constexpr int day_seconds = 86400;

std::string moment_text(const Date& date, int seconds) {
  Date day = date;
  while (seconds >= day_seconds) {
    day = dossier::add_days(day, 1);
    seconds -= day_seconds;
  }
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return dossier::iso_text(day) + buffer;
}

std::string time_text(int seconds) {
  char buffer[24];
  seconds %= day_seconds;
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return buffer;
}

int seconds_of(const Expression& e) {
  return e.hour * 3600 + (e.minute == unknown ? 0 : e.minute * 60) + (e.second == unknown ? 0 : e.second);
}

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

bool known(const Expression& e) { return e.form != Form::none; }

}  // namespace

std::optional<Period> Resolver::anchor(bool mention) {
  const bool near = style_ == Style::narrative || focus_paragraph_ == paragraph_;
  if (mention && style_ != Style::message && focus_ && near) {
    anchored_ = "mention";
    return focus_;
  }
  if (reference_.date && style_ != Style::narrative) {
    anchored_ = reference_.origin;
    return day_period(*reference_.date);
  }
  if (mention && focus_) {
    anchored_ = "mention";
    return focus_;
  }
  if (reference_.date && !mention) {
    anchored_ = reference_.origin;
    return day_period(*reference_.date);
  }
  return std::nullopt;
}

void Resolver::remember(const Expression& e, const Period& p) {
  if (p.year == 0 || e.form == Form::stretch || e.form == Form::holiday) return;
  // What is told from the day of writing is no place in the story.
  if (style_ == Style::narrative && anchored_ == reference_.origin && !anchored_.empty()) return;
  // "..., 1941" after "December 7" tells no less exact a place.
  if (focus_ && p.grain == Unit::year && focus_->year == p.year && focus_->month != 0 &&
      focus_paragraph_ == paragraph_ && e.form == Form::date)
    return;
  focus_ = p;
  focus_paragraph_ = paragraph_;
  focus_sentence_ = sentence_;
  if (opening_ || !story_) story_ = p;
}

// Of a month, or a day and month, without a year.
int Resolver::year_of(int month, int day, Tense tense) {
  const bool told =
      focus_ && focus_->year != 0 &&
      (style_ == Style::narrative || (style_ == Style::news && focus_paragraph_ == paragraph_ && reference_.date &&
                                      focus_->year > 0 && std::abs(focus_->year - reference_.date->year) > 1));
  if (told) {
    anchored_ = "mention";
    // What opens a sentence moves the story; what is mentioned on the way counts within its sentence only.
    const auto& base = style_ == Style::narrative && focus_sentence_ != sentence_ && story_ ? *story_ : *focus_;
    if (base.month == 0) return base.year;
    // A text goes forward: from December into January, seldom back over a new year.
    const bool next_year = month + 7 < base.month;
    return base.year + (next_year ? 1 : 0);
  }
  if (!reference_.date || (style_ == Style::narrative && focus_)) return 0;
  if (style_ == Style::narrative && !focus_) {
    // Nothing mentioned yet: the publication is all there is.
  }
  anchored_ = reference_.origin;
  const Date now = *reference_.date;
  const int last_day = day != 0 ? day : 28;
  const bool passed = month < now.month || (month == now.month && last_day < now.day);
  const bool same = month == now.month && (day == 0 || day == now.day);
  if (same) return now.year;
  if (tense == Tense::future || style_ == Style::message) return passed ? now.year + 1 : now.year;
  if (tense == Tense::past) return passed ? now.year : now.year - 1;
  // No tense: the nearest, the past where they are near.
  const int distance = (month - now.month) * 30 + (day != 0 ? day - now.day : 0);
  if (distance > 183) return now.year - 1;
  if (distance < -300) return now.year + 1;
  return now.year;
}

std::optional<Period> Resolver::weekday(int weekday, Tense tense) {
  const bool narrative = style_ == Style::narrative;
  if (narrative && (!focus_ || focus_->grain != Unit::day || !focus_->placed)) {
    if (!reference_.date || focus_) return std::nullopt;
  }
  Date base;
  if (narrative && focus_ && focus_->placed) {
    anchored_ = "mention";
    base = focus_->from;
    const int ahead = (weekday - dossier::iso_weekday(base) + 7) % 7;
    return day_period(dossier::add_days(base, ahead <= 4 ? ahead : ahead - 7));
  }
  if (!reference_.date) return std::nullopt;
  anchored_ = reference_.origin;
  base = *reference_.date;
  const int back = (dossier::iso_weekday(base) - weekday + 7) % 7;
  const int ahead = (weekday - dossier::iso_weekday(base) + 7) % 7;
  const bool future = tense == Tense::future || style_ == Style::message;
  const auto before = day_period(dossier::add_days(base, -back));
  const auto after = day_period(dossier::add_days(base, ahead));
  if (back != 0) other_ = future ? before : after;
  return future ? after : before;
}

// What a modifier leaves of a period: "early 2022" is its first third, "late July" from the 16th.
void Resolver::narrow(Resolved& r, const Period& p, Mod mod) const {
  if (!p.placed) return;
  Date from = p.from, to = p.to;
  const auto years = [&](int a, int b) {
    from = {p.from.year + a, 1, 1};
    to = {p.from.year + b, 1, 1};
  };
  const auto months = [&](int a, int b) {
    from = dossier::add_months(p.from, a);
    to = dossier::add_months(p.from, b);
  };
  switch (p.grain) {
    case Unit::century:
      if (mod == Mod::start) years(0, 25);
      if (mod == Mod::mid) years(25, 75);
      if (mod == Mod::end) years(75, 100);
      break;
    case Unit::decade:
      if (mod == Mod::start) years(0, 5);
      if (mod == Mod::mid) years(3, 7);
      if (mod == Mod::end) years(5, 10);
      break;
    case Unit::year:
      if (mod == Mod::start) months(0, 4);
      if (mod == Mod::mid) months(4, 8);
      if (mod == Mod::end) months(8, 12);
      break;
    case Unit::month:
      if (mod == Mod::start) to = {from.year, from.month, 16};
      if (mod == Mod::mid) to = {from.year, from.month, 21}, from.day = 10;
      if (mod == Mod::end) from.day = 16;
      break;
    case Unit::week:
      if (mod == Mod::start) to = dossier::add_days(from, 4);
      if (mod == Mod::end) from = dossier::add_days(from, 3);
      break;
    default: return;
  }
  r.from = dossier::iso_text(from);
  r.to = dossier::iso_text(to);
}

void Resolver::bound(Resolved& r, Mod mod) const {
  if (mod == Mod::none) return;
  r.mod = mod;
  const bool clock = r.type == "TIME";
  switch (mod) {
    case Mod::since: r.to.clear(); break;
    case Mod::before:
      r.to = r.from;
      r.from.clear();
      break;
    case Mod::after:
      if (!clock && !r.to.empty()) {
        // After a single day begins with the next; a message means the day itself.
        const bool day = r.timex.size() == 10;
        if (!(day && style_ == Style::message)) r.from = r.to;
      }
      r.to.clear();
      break;
    case Mod::until:
      if (style_ == Style::message || clock) r.to = r.from;
      r.from.clear();
      break;
    default: break;
  }
}

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
  }
  r.timex = (day ? day->timex : "") + clock_text(e);
  int from = 0, to = 0;
  if (e.has_clock) {
    from = seconds_of(e);
    to = from + (e.second != unknown ? 1 : 60);
    if (!e.half_day_known && e.hour <= 12 && style_ == Style::message) {
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
    if (e.mod == Mod::start) to = (hours.from + (hours.to - hours.from) / 2) * 3600;
    if (e.mod == Mod::end) from = (hours.from + (hours.to - hours.from) / 2) * 3600;
    r.mod = e.mod;
    // An appointment reads a part of the day as its hours.
    if (style_ == Style::message && e.daypart != Daypart::none && !e.has_clock) {
      const std::string date = day ? day->timex : "";
      r.timex = date + time_text(from).substr(0, 6) + "/" + date +
                (to == day_seconds ? "T24:00" : time_text(to).substr(0, 6));
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
  // A range without years that has begun and not ended is the present one.
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
  if (!left.other_from.empty() && !right.other_from.empty()) {
    r.other_timex = left.other_timex + "/" + right.other_timex;
    r.other_from = left.other_from;
    r.other_to = starts ? right.other_from : right.other_to;
  }
  return r;
}

// "in 5 minutes", "within 2h", "the last hour": from the very time of the message.
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

Resolved Resolver::resolve(const Expression& e, Tense tense) {
  anchored_.clear();
  other_.reset();
  if (auto exact = by_the_clock(e)) return *exact;
  Resolved r;
  switch (e.form) {
    case Form::duration:
      r.type = "DURATION";
      r.timex = amount_text(e.amounts);
      r.mod = e.mod;
      return r;
    case Form::set:
      r.type = "SET";
      r.timex = set_text(e);
      return r;
    case Form::range: return range(e, tense);
    case Form::now:
      r.type = "DATE";
      r.timex = "PRESENT_REF";
      if (reference_.date && style_ == Style::message) {
        r.type = "TIME";
        r.from = moment_text(*reference_.date, reference_.seconds);
        r.anchor = reference_.origin;
      }
      return r;
    case Form::vague:
      r.type = "DATE";
      r.timex = e.back ? "PAST_REF" : "FUTURE_REF";
      return r;
    default: break;
  }
  const bool end_of_day =
      e.mod == Mod::end && style_ == Style::message && e.form != Form::day_word &&
      ((e.form == Form::pointed && e.unit == Unit::day) || (e.weekday != 0 && e.form == Form::date && e.month == 0));
  if (end_of_day && !e.has_clock) {
    auto last = e;
    last.mod = Mod::none;
    last.has_clock = last.half_day_known = true;
    last.hour = 23;
    last.minute = last.second = 59;
    return timed(last, tense);
  }
  if (e.has_clock || e.daypart != Daypart::none) {
    r = timed(e, tense);
    if (r.anchor.empty()) r.anchor = anchored_;
    if (other_ && other_->placed && r.other_timex.empty() && e.has_clock) {
      r.other_timex = other_->timex + clock_text(e);
      r.other_from = moment_text(other_->from, seconds_of(e));
      r.other_to = moment_text(other_->from, seconds_of(e) + 60);
    }
    return r;
  }
  const auto found = period(e, tense);
  r.type = "DATE";
  if (!found) {
    r.timex = e.form == Form::shifted || e.form == Form::stretch ? (e.back ? "PAST_REF" : "FUTURE_REF") : "XXXX";
    if (e.form == Form::shifted && e.amounts[0].thousandths < 0) {
      const auto base = anchor(e.from == From::mention);
      if (base && base->placed) {
        // An unknown distance leaves one side open.
        if (e.back) {
          r.to = dossier::iso_text(dossier::add_days(base->from, 1));
        } else {
          r.from = dossier::iso_text(base->from);
        }
        r.anchor = anchored_;
      }
    }
    if (e.form == Form::stretch) {
      r.type = "DURATION";
      r.timex = amount_text(e.amounts);
      const bool forward =
          e.pointer == Pointer::next || e.pointer == Pointer::following || e.pointer == Pointer::coming;
      const auto base = anchor(e.pointer == Pointer::following || e.pointer == Pointer::previous);
      if (base && base->placed) {
        (forward ? r.from : r.to) = dossier::iso_text(forward ? base->from : dossier::add_days(base->from, 1));
        r.anchor = anchored_;
      }
    }
    if (e.weekday != 0) r.timex = "XXXX-WXX-" + std::to_string(e.weekday);
    if (e.season != Season::none) r.timex = season_period(0, e.season).timex;
    r.mod = e.mod;
    return r;
  }
  r.timex = found->timex;
  if (!e.kind.empty()) r.timex = e.kind + r.timex;
  r.mod = e.mod;
  if (found->placed && e.kind.empty()) {
    r.from = dossier::iso_text(found->from);
    r.to = dossier::iso_text(found->to);
  }
  if (e.mod == Mod::start || e.mod == Mod::mid || e.mod == Mod::end) {
    // "before the end of the year" ends with it, "after the start of March" begins with it.
    const bool whole = (e.mod == Mod::end && (e.bound == Mod::before || e.bound == Mod::until)) ||
                       (e.mod == Mod::start && (e.bound == Mod::after || e.bound == Mod::since));
    if (!whole) narrow(r, *found, e.mod);
    if (whole) {
      (e.mod == Mod::end ? r.from : r.to).clear();
      r.mod = e.bound;
      r.anchor = anchored_.empty() ? "text" : anchored_;
      remember(e, *found);
      return r;
    }
  }
  if (e.form == Form::stretch && style_ != Style::message) {
    r.type = "DURATION";
    r.timex = amount_text(e.amounts);
  }
  if (e.form == Form::part && (e.count > 1 || e.count == unknown) && style_ != Style::message) {
    r.type = "DURATION";
    r.timex = amount_text({{e.count == unknown ? -1 : e.count * 1000, e.unit}});
  }
  if (other_ && other_->placed) {
    r.other_timex = other_->timex;
    r.other_from = dossier::iso_text(other_->from);
    r.other_to = dossier::iso_text(other_->to);
  }
  r.anchor = anchored_.empty() ? "text" : anchored_;
  bound(r, e.bound);
  if (known(e)) remember(e, *found);
  return r;
}

}  // namespace time_extractor
