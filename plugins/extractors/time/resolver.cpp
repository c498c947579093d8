#include "resolver.hpp"

namespace time_extractor {

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
  if (style_ == Style::news && e.bound == Mod::since) return;  // "since 2018" reaches to the day of writing
  // A time relative to the day of writing does not move the story.
  if (style_ == Style::narrative && anchored_ == reference_.origin && !anchored_.empty()) return;
  // "..., 1941" after "December 7" is just as exact.
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
  // "The money must be there by the end of March", after a year long past: only past events are in that year.
  const bool told = tense == Tense::past || (tense == Tense::unknown && focus_sentence_ == sentence_);
  const bool known = focus_ && focus_->year != 0 &&
                     (style_ == Style::narrative ||
                      (style_ == Style::news && told && focus_paragraph_ == paragraph_ && reference_.date &&
                       focus_->year > 0 && std::abs(focus_->year - reference_.date->year) > 1));
  if (known) {
    anchored_ = "mention";
    // A time that opens a sentence moves the story; one in passing counts only within its sentence.
    const auto& base = style_ == Style::narrative && focus_sentence_ != sentence_ && story_ ? *story_ : *focus_;
    if (base.month == 0) return base.year;
    // A text moves forward: from December into January, rarely back across a new year.
    const bool next_year = month + 7 < base.month;
    return base.year + (next_year ? 1 : 0);
  }
  if (!reference_.date || (style_ == Style::narrative && focus_)) return 0;
  anchored_ = reference_.origin;
  const Date now = *reference_.date;
  const int last_day = day != 0 ? day : 28;
  const bool passed = month < now.month || (month == now.month && last_day < now.day);
  const bool same = month == now.month && (day == 0 || day == now.day);
  if (same) return now.year;
  if (looks_ahead(tense)) return passed ? now.year + 1 : now.year;
  const int distance = (month - now.month) * 30 + (day != 0 ? day - now.day : 0);
  // "They adjourned until 4 November", "invited both sides for 24 November": a day of the next weeks. Of the same day of
  // last year a text would say the year.
  constexpr int soon = 60;
  if (tense == Tense::past) return passed || (day != 0 && distance <= soon) ? now.year : now.year - 1;
  // "The match opens in the second week of April": the present tense does not report what lies months back.
  constexpr int long_ago = -90;
  if (tense == Tense::present && distance < long_ago) return now.year + 1;
  // No tense: the nearest; if both are near, the past one.
  if (distance > 183) return now.year - 1;
  if (distance < -300) return now.year + 1;
  return now.year;
}

// "Monday, 24 November": the nearest year in which the weekday is right; 0 if it is in none.
int Resolver::year_with(int weekday, int month, int day) const {
  if (!reference_.date) return 0;
  const int now = reference_.date->year;
  for (const int year : {now, now - 1, now + 1}) {
    const Date date{year, month, day};
    if (dossier::is_valid(date) && dossier::iso_weekday(date) == weekday) return year;
  }
  return 0;
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
  const bool future = looks_ahead(tense);
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

Resolved Resolver::resolve_said(const Expression& e, Tense tense) {
  if (style_ != Style::narrative) return resolve(e, tense);
  const auto saved = reference_;
  reference_ = {};
  if (focus_ && focus_->placed && focus_->grain <= Unit::month) reference_ = {focus_->from, 0, false, "mention"};
  auto resolved = resolve(e, tense);
  reference_ = saved;
  return resolved;
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
      e.mod == Mod::end && e.daypart == Daypart::none && style_ == Style::message && e.form != Form::day_word &&
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
  if (e.present != 0 && reference_.date && found->placed && *reference_.date >= found->from &&
      *reference_.date < found->to) {
    // What is later this month is not past; the year to date ends with today.
    const bool later = e.present > 0;
    r.from = dossier::iso_text(later ? *reference_.date : found->from);
    r.to = dossier::iso_text(later ? found->to : *reference_.date);
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
  remember(e, *found);
  return r;
}

}  // namespace time_extractor
