#include "grammar.hpp"

namespace time_extractor {
namespace {

// The clock of one expression applied to the day of another.
Expression on_day(const Expression& time, const Expression& day) {
  auto e = day;
  e.first = std::min(time.first, day.first);
  e.last = std::max(time.last, day.last);
  if (time.has_clock) {
    e.has_clock = true;
    e.hour = time.hour;
    e.minute = time.minute;
    e.second = time.second;
    e.half_day_known = time.half_day_known;
    e.zulu = time.zulu;
    if (day.daypart >= Daypart::midday && day.daypart <= Daypart::evening && !e.half_day_known && e.hour < 12)
      e.hour += 12;
    if (day.daypart != Daypart::none) e.half_day_known = true;
    e.daypart = Daypart::none;
  } else if (time.daypart != Daypart::none) {
    e.daypart = time.daypart;
  }
  if (time.mod != Mod::none) e.mod = time.mod;
  if (time.bound != Mod::none) e.bound = time.bound;
  return e;
}

bool takes_clock(const Expression& e) {
  return e.has_day() || (e.form == Form::pointed && (e.unit == Unit::day || e.weekday != 0)) ||
         (e.form == Form::set && (e.unit == Unit::day || e.weekday != 0));
}

}  // namespace

Found Grammar::core(std::size_t i) const {
  Found best;
  const auto sort = lexed_.sort(i);
  keep_longest(best, date(i));
  switch (sort) {
    case Sort::number:
      keep_longest(best, clock(i, false));
      keep_longest(best, shifted(i));
      keep_longest(best, stretch(i));
      keep_longest(best, part(i));
      keep_longest(best, duration(i));
      keep_longest(best, ended(i));
      keep_longest(best, set(i));
      return best;
    case Sort::month:
    case Sort::month_short: return best;
    default: break;
  }
  keep_longest(best, day_word(i));
  keep_longest(best, pointed(i));
  keep_longest(best, stretch(i));
  keep_longest(best, part(i));
  keep_longest(best, modified(i));
  keep_longest(best, shifted(i));
  keep_longest(best, holiday(i));
  keep_longest(best, set(i));
  keep_longest(best, clock(i, false));
  keep_longest(best, duration(i));
  keep_longest(best, ended(i));
  keep_longest(best, to_date(i));
  if (!best && reading_.message) {
    best = daypart(i);
    if (!best && (lexed_.is(i, Sort::the) || lexed_.is(i, Sort::year_kind))) best = unit_base(i);
    if (!best && lexed_.is(i, Sort::unit) && unit(i) == Unit::weekend) {
      best = make(Form::pointed, i, i + 1);
      best->pointer = Pointer::this_;
      best->unit = Unit::weekend;
    }
  }
  return best;
}

void Grammar::take_tail(Expression& e) const {
  if (e.form == Form::date || e.form == Form::part) {
    const bool open =
        e.year == unknown && !e.base && e.decade == unknown && e.century == unknown && e.form == Form::date;
    if (open && (lexed_.is(e.last, Sort::of) || lexed_.is(e.last, Sort::in)) &&
        (e.weekday != 0 || e.month != 0 || e.season != Season::none)) {
      auto base = pointed(e.last + 1);
      keep_longest(base, unit_base(e.last + 1));
      if (e.weekday != 0 && e.month == 0) {
        auto week_of = part(e.last + 1);
        keep_longest(base, week_of);
      }
      const bool fits = base && ((base->unit == Unit::year && (e.month != 0 || e.season != Season::none)) ||
                                 (base->unit == Unit::week && e.weekday != 0 && e.month == 0));
      const bool named =
          base && (base->form != Form::pointed || base->pointer != Pointer::the || lexed_.is(e.last, Sort::of));
      if (fits && named) {
        e.base = std::make_shared<Expression>(*base);
        e.last = base->last;
      }
    }
    if (e.form == Form::date && e.weekday != 0 && e.month == 0 && e.day == 0 && !e.base) {
      auto clocked = e;
      const auto after = take_clock(clocked, e.last);
      auto week_of = pointed(after);
      if (week_of && week_of->unit == Unit::week && week_of->weekday == 0 && week_of->form == Form::pointed &&
          lexed_.token(after).line_breaks == 0) {
        e = clocked;
        e.base = std::make_shared<Expression>(*week_of);
        e.last = week_of->last;
      }
    }
  }
  if (e.form == Form::holiday && e.year == unknown && lexed_.same_line(e.last)) {
    // "Christmas of last year", "Thanksgiving next year"
    const auto next = lexed_.is(e.last, Sort::of) ? e.last + 1 : e.last;
    if (const auto base = pointed(next); base && base->unit == Unit::year) {
      e.base = std::make_shared<Expression>(*base);
      e.last = base->last;
    }
  }
  // "next year's first quarter", "2019's second half"
  if ((e.plain_year() || (e.form == Form::pointed && e.unit == Unit::year)) &&
      (lexed_.says(e.last, "'s") || lexed_.says(e.last, "\xE2\x80\x99s"))) {
    if (auto share = quarter(e.last + 1); share && share->year == unknown && !share->base) {
      share->first = e.first;
      share->base = std::make_shared<Expression>(e);
      e = *share;
    }
  }
  if (takes_clock(e)) e.last = take_clock(e, e.last);
  // "two months from today on Tuesday"
  if (e.form == Form::shifted && reading_.message && lexed_.is(e.last, Sort::on) && is_weekday(e.last + 1)) {
    e.weekday = lexed_.value(e.last + 1);
    e.last += 2;
  }
}

Found Grammar::point(std::size_t i) const {
  Found best = core(i);
  if (best) take_tail(*best);
  // A time of day first: "8 p.m. on Friday", "noon tomorrow", "the morning of May 5".
  const bool led = reading_.message && i > 0 && (lexed_.is(i - 1, Sort::at) || lexed_.is(i - 1, Sort::about));
  Found time = clock(i, led);
  if (!time) {
    std::size_t at = i;
    Mod mod = Mod::none;
    if (lexed_.is(at, Sort::the)) ++at;
    if (lexed_.is(at, Sort::early))
      mod = Mod::start, ++at;
    else if (lexed_.is(at, Sort::late))
      mod = Mod::end, ++at;
    if (at > i && mod != Mod::none && lexed_.is(at, Sort::in)) ++at;
    if (at > i && mod != Mod::none && lexed_.is(at, Sort::the)) ++at;
    if (lexed_.is(at, Sort::daypart)) {
      std::size_t of = at + 1;
      if (lexed_.says(of, "hours")) ++of;
      auto day = lexed_.is(of, Sort::of) ? date(of + 1) : std::nullopt;
      if (day && day->has_day()) {
        auto e = *day;
        e.first = i;
        e.daypart = static_cast<Daypart>(lexed_.value(at));
        if (mod != Mod::none) e.mod = mod;
        if (!best || e.last > best->last) return e;
      }
    }
    return best;
  }
  std::size_t at = time->last;
  if (lexed_.is(at, Sort::or_) && (lexed_.is(at + 1, Sort::later) || lexed_.says(at + 1, "after"))) {
    time->bound = Mod::since;
    time->last = at = at + 2;
  }
  if (lexed_.mark(at) == ',') ++at;
  if (lexed_.is(at, Sort::on) || lexed_.is(at, Sort::of)) ++at;
  if (lexed_.same_line(at)) {
    Found day = date(at);
    if (day && !day->has_day()) day.reset();
    if (const auto word = day_word(at); word && word->form == Form::day_word) keep_longest(day, word);
    if (const auto pointing = pointed(at); pointing && takes_clock(*pointing)) keep_longest(day, pointing);
    if (const auto repeated = set(at); repeated && takes_clock(*repeated)) keep_longest(day, repeated);
    keep_longest(day, holiday(at));
    if (day) {
      take_tail(*day);
      if (!day->has_clock) {
        auto e = on_day(*time, *day);
        if (lexed_.is(e.last, Sort::zone)) ++e.last;
        keep_longest(best, e);
        return best;
      }
    }
  }
  keep_longest(best, time);
  return best;
}

std::vector<Expression> Grammar::at(std::size_t i) const {
  const auto sort = lexed_.sort(i);
  if (sort == Sort::none) {
    const bool figures = lexed_.term(i).number >= 0;
    const char c = lexed_.is_word(i) ? dossier::to_lower_ascii(lexed_.view(i)[0]) : lexed_.mark(i);
    const bool may_start = figures || c == 'l' || c == 'e' || c == 'f' || c == 'o' || c == 'w' || c == 's' ||
                           c == 'b' || c == 'j' || c == 'r' || c == '\'' || c == 'm' || c == 'c' || c == 'n' ||
                           c == 'a' || c == '>' || lexed_.token(i).kind == dossier::TokenKind::apostrophe;
    if (!may_start) return {};
  }
  auto found = range(i);
  if (found.empty()) return found;
  // Nothing reaches over a blank line.
  for (std::size_t k = found.front().first + 1; k < found.back().last; ++k)
    if (lexed_.token(k).line_breaks > 1) return {};
  return found;
}

}  // namespace time_extractor
