// Expressions that point from now or from the last time mentioned: "yesterday", "last week", "the following year", "the
// day before".
#include "grammar.hpp"

namespace time_extractor {

Pointer pointer_of(Sort sort) {
  switch (sort) {
    case Sort::last: return Pointer::last;
    case Sort::previous: return Pointer::previous;
    case Sort::past: return Pointer::past;
    case Sort::this_:
    case Sort::these: return Pointer::this_;
    case Sort::next: return Pointer::next;
    case Sort::following: return Pointer::following;
    case Sort::coming: return Pointer::coming;
    case Sort::that: return Pointer::that;
    case Sort::same: return Pointer::same;
    default: return Pointer::none;
  }
}

// "today", "yesterday", "tonight", "now", "the day after tomorrow".
Found Grammar::day_word(std::size_t i) const {
  const auto& term = lexed_.term(i);
  if (term.sort == Sort::day_word || term.sort == Sort::tonight) {
    // "Yucatan Today" is a paper.
    if (lexed_.capital(i) && i > 0 && lexed_.capital(i - 1) && lexed_.token(i).line_breaks == 0 &&
        lexed_.sort(i - 1) == Sort::none && !reading_.message)
      return std::nullopt;
    auto e = make(Form::day_word, i, i + 1);
    e.shift = term.value;
    if (term.sort == Sort::tonight) e.daypart = Daypart::night;
    return e;
  }
  const bool right = lexed_.says(i, "right") || lexed_.says(i, "just");
  const std::size_t now = right ? i + 1 : i;
  if (lexed_.is(now, Sort::now) && (!right || lexed_.value(now) == 1)) {
    if (lexed_.says(now + 1, "and") && lexed_.says(now + 2, "again")) return std::nullopt;
    return make(Form::now, i, now + 1);
  }
  if (lexed_.is(i, Sort::at)) {
    if ((lexed_.is(i + 1, Sort::this_) && (lexed_.value(i + 1) == 2 || lexed_.is(i + 2, Sort::date_word)) &&
         reading_.message)) {
      return make(Form::now, i, lexed_.value(i + 1) == 2 ? i + 2 : i + 3);
    }
    return std::nullopt;
  }
  if (lexed_.is(i, Sort::this_) && lexed_.value(i) == 1 && lexed_.is(i + 1, Sort::date_word) &&
      lexed_.value(i + 1) == 0) {
    auto e = make(Form::day_word, i, i + 2);
    return e;
  }
  if (lexed_.is(i, Sort::this_) && lexed_.value(i) == 2 && is_unit(i + 1) && unit(i + 1) == Unit::day &&
      !reading_.message)
    return make(Form::now, i, i + 2);
  return the_day_before(i);
}

// "the day before", "the day after tomorrow", "the week before last", "the year after", "the day before Christmas".
Found Grammar::the_day_before(std::size_t i) const {
  const Nesting nesting(depth_);
  if (nesting.too_deep()) return std::nullopt;
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const bool part = lexed_.is(at, Sort::daypart);
  const bool weekday = is_weekday(at);
  if (!part && !weekday && !lexed_.is(at, Sort::unit)) return std::nullopt;
  const auto kind = part ? Unit::daypart : weekday ? Unit::week : unit(at);
  if (kind < Unit::daypart) return std::nullopt;
  const std::size_t side = at + 1;
  const bool before = lexed_.is(side, Sort::before),
             after = lexed_.is(side, Sort::after) || lexed_.is(side, Sort::following);
  if (!before && !after) return std::nullopt;
  std::size_t next = side + 1;
  if ((lexed_.is(next, Sort::last) && before) || (lexed_.is(next, Sort::next) && after)) {
    if (is_unit(next + 1) || (!lexed_.is(i, Sort::the) && !reading_.message)) return std::nullopt;
    auto e = make(Form::pointed, i, next + 1);
    e.pointer = before ? Pointer::last : Pointer::next;
    e.unit = weekday ? Unit::week : kind;
    if (weekday) e.weekday = lexed_.value(at);
    if (part) e.daypart = static_cast<Daypart>(lexed_.value(at)), e.unit = Unit::day;
    e.steps = 2;
    return e;
  }
  if (weekday) return std::nullopt;
  // A named day: "the day after tomorrow", "the day before Christmas".
  auto base = day_word(next);
  if (!base || base->form == Form::now) {
    base = holiday(next);
    keep_longest(base, date(next));
    keep_longest(base, pointed(next));
  }
  if (base && (base->has_day() || kind >= Unit::week)) {
    auto e = make(Form::shifted, i, base->last);
    e.amounts.push_back({1000, part ? Unit::day : kind});
    e.back = before;
    e.from = From::base;
    e.base = std::make_shared<Expression>(*base);
    if (part) e.daypart = static_cast<Daypart>(lexed_.value(at));
    return e;
  }
  // "day after day"
  if (is_unit(next) || !lexed_.is(i, Sort::the)) return std::nullopt;
  auto e = make(Form::pointed, i, next);
  e.pointer = before ? Pointer::previous : Pointer::following;
  e.unit = part ? Unit::day : kind;
  if (part) e.daypart = static_cast<Daypart>(lexed_.value(at));
  return e;
}

// A bare unit that means the present or the mentioned one: "the year", "the month", "year" after "end of".
Found Grammar::unit_base(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  Pointer pointer = Pointer::the;
  if (lexed_.is(at, Sort::that) || lexed_.is(at, Sort::same) || lexed_.is(at, Sort::this_)) {
    pointer = pointer_of(lexed_.sort(at));
    ++at;
    if (lexed_.is(at, Sort::same)) ++at;
  }
  std::string kind;
  if (lexed_.is(at, Sort::year_kind)) {
    kind = lexed_.value(at) == 1 ? "FY" : lexed_.value(at) == 2 ? "SY" : "";
    ++at;
  }
  if (!lexed_.is(at, Sort::unit) && !lexed_.is(at, Sort::quarter)) return std::nullopt;
  const auto kind_of = lexed_.is(at, Sort::quarter) ? Unit::quarter : unit(at);
  if (kind_of < Unit::day) return std::nullopt;
  auto e = make(Form::pointed, i, at + 1);
  e.pointer = pointer;
  e.unit = kind_of;
  e.kind = kind;
  return e;
}

// "last week", "this coming Monday", "next May", "that same year", "the previous summer", "last night".
Found Grammar::pointed(std::size_t i) const {
  std::size_t at = i;
  bool the = false;
  if (lexed_.is(at, Sort::the)) the = true, ++at;
  auto sort = lexed_.sort(at);
  auto pointer = pointer_of(sort);
  if (pointer == Pointer::none) return std::nullopt;
  if (sort == Sort::this_ && lexed_.value(at) == 2) return std::nullopt;
  if (sort == Sort::these && !lexed_.says(at, "these")) return std::nullopt;
  if (the && (sort == Sort::this_ || sort == Sort::that)) {
    if (lexed_.value(at) != 1) return std::nullopt;
  }
  ++at;
  if ((pointer == Pointer::this_ || pointer == Pointer::that) && !the) {
    const auto second = pointer_of(lexed_.sort(at));
    if (second == Pointer::coming || second == Pointer::past || second == Pointer::last || second == Pointer::same ||
        second == Pointer::next) {
      pointer = second == Pointer::same ? pointer : second == Pointer::last ? Pointer::past : second;
      ++at;
    } else if (lexed_.says(at, "very")) {
      ++at;
    }
  }
  if (pointer == Pointer::same && !the && !reading_.message) return std::nullopt;
  auto e = make(Form::pointed, i, at + 1);
  e.pointer = pointer;
  // "the next day" counts from the last time mentioned, "next week" from today.
  if (the && pointer == Pointer::next && !reading_.message) e.from = From::mention;
  if (lexed_.is(at, Sort::year_kind)) {
    e.kind = lexed_.value(at) == 1 ? "FY" : lexed_.value(at) == 2 ? "SY" : "";
    ++at;
  } else if (lexed_.says(at, "business") || lexed_.says(at, "working") || lexed_.says(at, "work")) {
    ++at;
  }
  const auto word = lexed_.sort(at);
  e.last = at + 1;
  if (word == Sort::unit ||
      (word == Sort::units && (lexed_.says(at, "years") && pointer == Pointer::this_) && lexed_.lower(e.last))) {
    e.unit = unit(at);
    if (lexed_.says(at, "second") || (lexed_.says(at, "minute") && !reading_.message)) return std::nullopt;
    if ((lexed_.says(at, "min") || lexed_.says(at, "sec")) && !reading_.message) return std::nullopt;
    if (e.unit == Unit::day && (pointer == Pointer::last || pointer == Pointer::past || pointer == Pointer::this_) &&
        !reading_.message)
      return std::nullopt;  // "this day", "the last day"
    if (the && (pointer == Pointer::last || (pointer == Pointer::past && e.unit != Unit::year)) &&
        e.unit >= Unit::day) {
      if (pointer == Pointer::last && !reading_.message && e.unit != Unit::year) return std::nullopt;
      if (pointer == Pointer::past && e.unit != Unit::weekend) {
        e.form = Form::stretch;
        e.amounts.push_back({1000, e.unit});
        return e;
      }
    }
    // "next week Wednesday", "next week on Tuesday"
    if (e.unit == Unit::week) {
      std::size_t next = lexed_.is(e.last, Sort::on) ? e.last + 1 : e.last;
      if (is_weekday(next) && lexed_.token(next).line_breaks == 0) {
        e.weekday = lexed_.value(next);
        e.last = next + 1;
      }
    }
    return e;
  }
  if (word == Sort::quarter) {
    e.unit = Unit::quarter;
    return e;
  }
  if (is_weekday(at)) {
    // "this Friday 7.6", "next friday 5/12"
    if (auto day = weekday_led(at); day && day->month != 0) {
      const auto first = e.first;
      e = *day;
      e.first = first;
      e.pointer = pointer;
      return e;
    }
    e.weekday = lexed_.value(at);
    e.unit = Unit::week;
    return e;
  }
  if (word == Sort::month || (word == Sort::month_short && (lexed_.capital(at) || reading_.message))) {
    if (pointer == Pointer::this_ && lexed_.lower(at)) return std::nullopt;
    if (pointer == Pointer::that && !lexed_.capital(at)) return std::nullopt;
    auto day = month_first(at);
    if (day && day->last > at + 1) {
      const auto first = e.first;
      e = *day;
      e.first = first;
      if (e.year == unknown) e.pointer = pointer;
      return e;
    }
    e.month = lexed_.value(at);
    e.unit = Unit::month;
    return e;
  }
  if (word == Sort::season) {
    if (lexed_.is(e.last, Sort::of)) return std::nullopt;
    e.season = static_cast<Season>(lexed_.value(at));
    e.unit = Unit::season;
    return e;
  }
  if (word == Sort::daypart) {
    const auto part = static_cast<Daypart>(lexed_.value(at));
    if (part >= Daypart::breakfast) return std::nullopt;
    e.daypart = part;
    e.unit = Unit::day;
    return e;
  }
  if (word == Sort::holiday) {
    if (auto day = holiday(at)) {
      const auto first = e.first;
      e = *day;
      e.first = first;
      e.pointer = pointer;
      return e;
    }
  }
  if (word == Sort::number && (pointer == Pointer::this_ || pointer == Pointer::next) && reading_.message) {
    if (auto day = numeric(at); day && day->day != 0 && day->year == unknown) {
      const auto first = e.first;
      e = *day;
      e.first = first;
      e.pointer = pointer;
      return e;
    }
  }
  return std::nullopt;
}

}  // namespace time_extractor
