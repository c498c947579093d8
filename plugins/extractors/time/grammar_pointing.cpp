// Expressions that point from now or from what was mentioned: "yesterday", "last week", "the following year", "the day
// before", and parts of periods: "the end of May", "the second week of 2021".
#include "grammar.hpp"
#include "holidays.hpp"

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
  // A day that is told: "the day after tomorrow", "the day before Christmas".
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

// A bare unit that stands for the present or the mentioned one: "the year", "the month", "year" after "end of".
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
  // "the next day" goes on from what was told, "next week" from today.
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
      if (pointer == Pointer::past) {
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

// "the second week of 2021", "the first two months of this year", "the last Friday of this month", "the 15th day of
// May", "the week of May 5".
Found Grammar::part(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  auto e = make(Form::part, i, at);
  if (lexed_.is(at, Sort::last) || lexed_.says(at, "final") || lexed_.says(at, "closing")) {
    e.nth = -1;
    ++at;
  } else if (lexed_.says(at, "opening")) {
    e.nth = 1;
    ++at;
  } else {
    const auto nth = read_ordinal(lexed_, at);
    if (nth.last == 0 || nth.value > 366) return std::nullopt;
    e.nth = nth.value;
    at = nth.last;
  }
  e.count = 1;
  const auto many = count(at);
  if (many && is_unit(many->last)) {
    e.count = many->thousandths > 0 ? static_cast<int>(many->thousandths / 1000) : unknown;
    if (e.count > 999) return std::nullopt;
    at = many->last;
  } else if (lexed_.is(at, Sort::units)) {
    e.count = unknown;
  }
  if (is_weekday(at)) {
    e.weekday = lexed_.value(at);
    e.unit = Unit::week;
  } else if (is_unit(at) && unit(at) >= Unit::day) {
    e.unit = unit(at);
  } else {
    return std::nullopt;
  }
  ++at;
  if (e.weekday != 0) {  // "the first Monday 1pm to 3pm of next month"
    auto clocked = e;
    const auto behind = take_clock(clocked, at);
    if (behind != at && lexed_.is(behind, Sort::of)) {
      e = clocked;
      at = behind;
    }
  }
  if (lexed_.is(at, Sort::in) || lexed_.is(at, Sort::of)) {
    ++at;
  } else if (!pointed(at)) {
    return std::nullopt;
  }
  Found base = date(at);
  keep_longest(base, pointed(at));
  keep_longest(base, modified(at));
  keep_longest(base, part(at));
  if (e.nth > 0 || reading_.message || e.unit != Unit::day) keep_longest(base, unit_base(at));
  if (!base || base->form == Form::stretch) return std::nullopt;
  // A part is smaller than its whole.
  if (base->form == Form::pointed && base->unit != Unit::none && base->unit <= e.unit && base->weekday == 0 &&
      base->month == 0)
    return std::nullopt;
  e.last = base->last;
  e.base = std::make_shared<Expression>(*base);
  return e;
}

// "early May", "mid-November", "the end of 2008", "late in the year", "year-end", "the rest of the week", "later this
// week".
Found Grammar::modified(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const auto sort = lexed_.sort(at);
  Mod mod = Mod::none;
  bool of_needed = false;
  bool rest = false;
  switch (sort) {
    case Sort::early: mod = Mod::start; break;
    case Sort::late: mod = Mod::end; break;
    case Sort::later: mod = Mod::end; break;
    case Sort::earlier: mod = Mod::start; break;
    case Sort::mid: mod = Mod::mid; break;
    case Sort::first_part:
      mod = Mod::start;
      of_needed = true;
      break;
    case Sort::middle_part:
      mod = Mod::mid;
      of_needed = true;
      break;
    case Sort::last_part:
      mod = Mod::end;
      of_needed = true;
      break;
    case Sort::rest:
      rest = true;
      of_needed = true;
      break;
    default:
      if (lexed_.says(at, "latter")) {
        mod = Mod::end;
        break;
      }
      if (lexed_.says(at, "eod") || lexed_.says(at, "eoy") || lexed_.says(at, "eom")) {
        auto e = make(Form::pointed, i, at + 1);
        e.pointer = Pointer::the;
        e.unit = lexed_.says(at, "eod") ? Unit::day : lexed_.says(at, "eom") ? Unit::month : Unit::year;
        e.mod = Mod::end;
        return e;
      }
      // "year-end", "year end", "month-end"
      if (is_unit(at) && unit(at) >= Unit::week && lexed_.is(at, Sort::unit)) {
        const std::size_t next = lexed_.is_hyphen(at + 1) ? at + 2 : at + 1;
        if (lexed_.is(next, Sort::last_part) && !lexed_.is(next + 1, Sort::of)) {
          auto e = make(Form::pointed, i, next + 1);
          e.pointer = Pointer::the;
          e.unit = unit(at);
          e.mod = Mod::end;
          return e;
        }
      }
      return std::nullopt;
  }
  ++at;
  if (!of_needed &&
      (lexed_.says(at, "part") || lexed_.says(at, "days") || lexed_.says(at, "months") || lexed_.says(at, "years")) &&
      lexed_.is(at + 1, Sort::of))
    ++at, of_needed = true;
  if (of_needed) {
    if (lexed_.is(at, Sort::of)) {
      ++at;
    } else if (!lexed_.is_hyphen(at) && !reading_.message) {
      return std::nullopt;
    }
  }
  if (lexed_.is_hyphen(at)) ++at;
  if (!of_needed && (lexed_.is(at, Sort::in) || lexed_.is(at, Sort::on))) ++at;
  if (at == i) return std::nullopt;
  if (sort == Sort::mid && lexed_.is(at, Sort::daypart)) return std::nullopt;
  Found base = date(at);
  if (lexed_.is(at, Sort::the) && is_weekday(at + 1)) keep_longest(base, weekday_led(at + 1));
  keep_longest(base, pointed(at));
  keep_longest(base, part(at));
  keep_longest(base, holiday(at));
  if (const auto word = day_word(at); word && word->form == Form::day_word) keep_longest(base, word);
  const bool to_be_named = of_needed || lexed_.is(at, Sort::the) || lexed_.is(at, Sort::that);
  if (to_be_named) keep_longest(base, unit_base(at));
  if (!base) {
    if (auto part_of_day = daypart(at); part_of_day && !of_needed) base = part_of_day;
  }
  if (!base || base->form == Form::stretch) return std::nullopt;
  // "early next" needs a period; "late Friday" is a time of day and stays a date.
  if ((sort == Sort::later || sort == Sort::earlier) && base->form == Form::date && base->pointer == Pointer::none &&
      !lexed_.is(i, Sort::the) && !(lexed_.is(at - 1, Sort::in)))
    return std::nullopt;
  auto e = *base;
  e.first = i;
  if (!rest) e.mod = mod;
  return e;
}

Found Grammar::holiday(std::size_t i) const {
  const auto found = find_holiday(lexed_, i);
  if (found.last == 0) return std::nullopt;
  auto e = make(Form::holiday, i, found.last);
  e.holiday = found.rule;
  const auto behind = take_year(e, e.last);
  if (behind != e.last && !(lexed_.mark(e.last) == ',' && !reading_.message)) {
    e.last = behind;
  } else {
    e.year = unknown;
  }
  if (is_unit(e.last) && unit(e.last) == Unit::weekend) {
    e.unit = Unit::weekend;
    ++e.last;
    if (e.year == unknown) e.last = take_year(e, e.last);
  }
  return e;
}

}  // namespace time_extractor
