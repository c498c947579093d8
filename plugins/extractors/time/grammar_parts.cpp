// Parts of periods and holidays: "the end of May", "the second week of 2021", "Christmas 2019".
#include "grammar.hpp"
#include "holidays.hpp"

namespace time_extractor {

// "the second week of 2021", "the first two months of this year", "the last Friday of this month", "the 15th day of
// May", "the week of May 5".
Found Grammar::part(std::size_t i) const {
  const Nesting nesting(depth_);
  if (nesting.too_deep()) return std::nullopt;
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
    const auto after = take_clock(clocked, at);
    if (after != at && lexed_.is(after, Sort::of)) {
      e = clocked;
      at = after;
    }
  }
  // "the first Monday of each month"
  if (e.weekday != 0 && lexed_.is(at, Sort::of) && (lexed_.is(at + 1, Sort::each) || lexed_.is(at + 1, Sort::every)) &&
      lexed_.is(at + 2, Sort::unit)) {
    auto repeated = make(Form::set, i, at + 3);
    repeated.weekday = e.weekday;
    repeated.unit = unit(at + 2);
    return repeated;
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
  // A part is smaller than its period.
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
  const Nesting nesting(depth_);
  if (nesting.too_deep()) return std::nullopt;
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
  if (e.form == Form::pointed && ((sort == Sort::later && e.pointer == Pointer::this_) || rest)) e.present = 1;
  return e;
}

// "the year to date", "month to date", "YTD"
Found Grammar::to_date(std::size_t i) const {
  const std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const bool letters = lexed_.view(at).size() == 3 && (lexed_.says(at, "ytd") || lexed_.says(at, "mtd"));
  if (!letters && !lexed_.is(at, Sort::unit) && !lexed_.is(at, Sort::quarter)) return std::nullopt;
  auto e = make(Form::pointed, i, at + 1);
  e.pointer = Pointer::this_;
  e.present = -1;
  if (letters) {
    e.unit = lexed_.says(at, "ytd") ? Unit::year : Unit::month;
    return e;
  }
  e.unit = lexed_.is(at, Sort::quarter) ? Unit::quarter : unit(at);
  const auto joint = [&](std::size_t k) { return lexed_.is_hyphen(k) ? k + 1 : k; };
  const auto to = joint(at + 1), date = joint(to + 1);
  if (e.unit < Unit::week || !lexed_.is(to, Sort::to) || !lexed_.says(date, "date")) return std::nullopt;
  e.last = date + 1;
  return e;
}

Found Grammar::holiday(std::size_t i) const {
  const auto found = find_holiday(lexed_, i);
  if (found.last == 0) return std::nullopt;
  auto e = make(Form::holiday, i, found.last);
  e.holiday = found.rule;
  const auto after = take_year(e, e.last);
  if (after != e.last && !(lexed_.mark(e.last) == ',' && !reading_.message)) {
    e.last = after;
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
