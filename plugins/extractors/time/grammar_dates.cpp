// Calendar dates: months, days, weekdays, and what begins with them.
#include "grammar.hpp"

namespace time_extractor {
bool introduces_date(Sort sort) {
  switch (sort) {
    case Sort::in:
    case Sort::on:
    case Sort::by:
    case Sort::of:
    case Sort::since:
    case Sort::until:
    case Sort::before:
    case Sort::after:
    case Sort::from:
    case Sort::to:
    case Sort::through:
    case Sort::between:
    case Sort::during:
    case Sort::early:
    case Sort::late:
    case Sort::mid:
    case Sort::last:
    case Sort::next:
    case Sort::this_:
    case Sort::past:
    case Sort::following:
    case Sort::previous:
    case Sort::coming:
    case Sort::each:
    case Sort::every:
    case Sort::about: return true;
    default: return false;
  }
}

// "may", "march", "mar" and the like mean months only next to other date words.
bool Grammar::trusted_month(std::size_t i, bool numbered) const {
  const bool short_form = lexed_.is(i, Sort::month_short);
  const int value = lexed_.value(i);
  const bool risky = value == 5 || value == 3 || (value == 8 && lexed_.lower(i));
  if (numbered) return !(lexed_.lower(i) && risky && !reading_.message) || reading_.message;
  if (!short_form && !risky)
    return lexed_.capital(i) || reading_.message || (i > 0 && introduces_date(lexed_.sort(i - 1)));
  std::size_t before = i;
  if (before > 0 && lexed_.is_dash(before - 1)) --before;
  if (before > 0 && lexed_.is(before - 1, Sort::the) && reading_.message) --before;
  const auto lead = before > 0 ? lexed_.sort(before - 1) : Sort::none;
  if (value == 5 && lead == Sort::this_ && lexed_.lower(i)) return false;
  if (introduces_date(lead)) return lexed_.capital(i) || reading_.message;
  const bool and_month = lead == Sort::and_ && before > 1 &&
                         (lexed_.is(before - 2, Sort::month) || lexed_.is(before - 2, Sort::month_short));
  if (and_month) return lexed_.capital(i);
  // "May-August 1950", "Jan-Feb 2017"
  const auto next = lexed_.sort(i + 2);
  if (lexed_.capital(i) && lexed_.is_dash(i + 1) && (next == Sort::month || next == Sort::month_short)) return true;
  if (short_form) return false;
  // "May" in mid-sentence is the month unless a person or a verb is nearby.
  return lexed_.capital(i) && i > 0 && lexed_.is_word(i - 1) && lexed_.lower(i - 1) && value == 3;
}

Small Grammar::month(std::size_t i) const {
  if (lexed_.is(i, Sort::month)) return {i + 1, lexed_.value(i)};
  if (!lexed_.is(i, Sort::month_short)) return {};
  const bool dot = lexed_.mark(i + 1) == '.' && lexed_.glued(i + 1) &&
                   (lexed_.is_number(i + 2) || lexed_.mark(i + 2) == ',' || lexed_.lower(i + 2));
  return {dot ? i + 2 : i + 1, lexed_.value(i)};
}

// 1..31 in figures ("5", "5th") or as an ordinal in words.
Small Grammar::day(std::size_t i) const {
  const auto& term = lexed_.term(i);
  if (term.sort == Sort::number) {
    if (term.number < 1 || term.number > 31 || term.digits > 2) return {};
    if (lexed_.glued(i + 1) && lexed_.is(i + 1, Sort::ordinal_suffix)) return {i + 2, term.number};
    if (lexed_.glued(i + 1) && (lexed_.is_word(i + 1) || lexed_.mark(i + 1) == '%')) return {};
    return {i + 1, term.number};
  }
  const auto nth = read_ordinal(lexed_, i);
  if (nth.last == 0 || nth.value > 31) return {};
  return nth;
}

// The year after a date at `at`: ", 1995", "of 1995", "in 2016", "1995", "'95", "1995 BC". Returns where it ends.
std::size_t Grammar::take_year(Expression& e, std::size_t at) const {
  std::size_t next = at;
  bool marked = false;
  if (lexed_.mark(next) == ',') {
    ++next;
  } else if (lexed_.is(next, Sort::of) || lexed_.is(next, Sort::in)) {
    marked = lexed_.is(next, Sort::of);
    ++next;
  } else if (lexed_.is_dash(next) && lexed_.glued(next) && lexed_.glued(next + 1)) {
    ++next;
  } else if (lexed_.mark(next) == '/' && lexed_.glued(next) && lexed_.glued(next + 1)) {
    ++next;
  }
  if (!lexed_.same_line(next)) return at;
  if (marked && lexed_.is(next, Sort::the) && is_unit(next + 1) && unit(next + 1) == Unit::year) next += 2;
  if (lexed_.is(next, Sort::era_after) && lexed_.is_number(next + 1) && lexed_.term(next + 1).number > 0) {
    e.year = lexed_.term(next + 1).number;
    return next + 2;
  }
  const auto& term = lexed_.term(next);
  if (term.sort == Sort::number && term.number > 0) {
    const bool glued_word = lexed_.glued(next + 1) && lexed_.is_word(next + 1) && !lexed_.says(next + 1, "'s") &&
                            !lexed_.says(next + 1, "\xE2\x80\x99s");
    const bool clock = lexed_.mark(next + 1) == ':' && lexed_.glued(next + 1);
    if (glued_word || clock) return at;
    if (term.digits == 4 && term.number >= 1000 && term.number <= 2199) {
      if (lexed_.is_dash(next + 1) && lexed_.glued(next + 1) && lexed_.is_number(next + 2) &&
          lexed_.term(next + 2).digits > 4)
        return at;
      e.year = term.number;
    } else if (term.digits == 3 && (lexed_.is(next + 1, Sort::era_before) || reading_.ancient)) {
      e.year = term.number;
    } else if (term.digits == 2 && marked && term.number > 31 && reading_.message) {
      e.year = term.number;
      e.short_year = true;
      return next + 1;
    } else if (term.digits <= 2 && lexed_.is(next + 1, Sort::era_before)) {
      e.year = term.number;
    } else {
      return at;
    }
    if (lexed_.is(next + 1, Sort::era_before)) {
      e.before_christ = true;
      return next + 2;
    }
    if (lexed_.is(next + 1, Sort::era_after) && lexed_.capital(next + 1)) return next + 2;
    return next + 1;
  }
  if ((lexed_.token(std::min(next, lexed_.size() - 1)).kind == dossier::TokenKind::apostrophe) &&
      lexed_.glued(next + 1) && lexed_.term(next + 1).digits == 2 && next + 1 < lexed_.size()) {
    e.year = lexed_.term(next + 1).number;
    e.short_year = true;
    return next + 2;
  }
  if (const auto words = read_year_words(lexed_, next); words.last != 0) {
    e.year = words.value;
    return words.last;
  }
  return at;
}

// "May 5", "May 5, 2016", "Dec31 , 1994", "April the ninth", "May 2016", "May of that year" (its tail comes later),
// "May".
Found Grammar::month_first(std::size_t i) const {
  const auto named = month(i);
  if (named.last == 0) return std::nullopt;
  auto e = make(Form::date, i, named.last);
  e.month = named.value;
  if (lexed_.term(i).number > 0) {  // "Dec31", "mar4"
    if (lexed_.term(i).number > 31) return std::nullopt;
    e.day = lexed_.term(i).number;
    e.last = take_year(e, e.last);
    return e;
  }
  std::size_t at = named.last;
  if (lexed_.is(at, Sort::the)) ++at;
  const bool joined = (lexed_.is_hyphen(at) || lexed_.mark(at) == '/') && lexed_.glued(at) && lexed_.glued(at + 1);
  if (joined) ++at;
  auto numbered = lexed_.same_line(at) ? day(at) : Small{};
  if (numbered.last != 0) {
    const bool clock = lexed_.glued(numbered.last) && lexed_.mark(numbered.last) == ':';
    const bool half_day = lexed_.is(numbered.last, Sort::am) || lexed_.is(numbered.last, Sort::pm);
    const bool plain = lexed_.is_number(at);
    const bool decimal = plain && lexed_.is(numbered.last, Sort::scale);
    const bool unit_after = is_unit(numbered.last) && plain && numbered.last == at + 1;
    // "May second" reads as a date only if nothing is counted by it.
    const bool words = !plain && !reading_.message && lexed_.lower(numbered.last) && lexed_.says(at, "second");
    if (clock || half_day || decimal || unit_after || words) numbered = {};
    if (plain && numbered.last == at + 1 && is_unit(numbered.last)) numbered = {};
  }
  if (numbered.last != 0 && trusted_month(i, true)) {
    e.day = numbered.value;
    e.last = take_year(e, numbered.last);
    return e;
  }
  const std::size_t later_at = take_year(e, named.last);
  if (later_at != named.last) {
    e.last = later_at;
    if (lexed_.is(i, Sort::month_short) || trusted_month(i, true)) return e;
    return std::nullopt;
  }
  if (!trusted_month(i, false)) {
    const bool of_year = lexed_.is(named.last, Sort::of) &&
                         (lexed_.is(named.last + 1, Sort::that) || lexed_.is(named.last + 1, Sort::this_) ||
                          lexed_.is(named.last + 1, Sort::last) || lexed_.is(named.last + 1, Sort::next));
    if (!of_year) return std::nullopt;
  }
  // "April Smith", "June Jones", "August Wilson": a first name before a capitalised word.
  if ((e.month == 4 || e.month == 6 || e.month == 8 || e.month == 5 || e.month == 3) && lexed_.capital(named.last) &&
      lexed_.token(named.last).line_breaks == 0 && lexed_.sort(named.last) == Sort::none &&
      !(i > 0 && (lexed_.is(i - 1, Sort::in) || lexed_.is(i - 1, Sort::since) || lexed_.is(i - 1, Sort::until) ||
                  lexed_.is(i - 1, Sort::during) || lexed_.is(i - 1, Sort::last) || lexed_.is(i - 1, Sort::next))))
    return std::nullopt;
  return e;
}

// "5 May 2016", "the 5th of May", "fourth day of July".
Found Grammar::day_first(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const auto numbered = day(at);
  if (numbered.last == 0) return std::nullopt;
  if (i > 0 && lexed_.glued(i) && (lexed_.mark(i - 1) == ':' || lexed_.mark(i - 1) == '/') && lexed_.is_number(at) &&
      i > 1 && lexed_.is_number(i - 2))
    return std::nullopt;
  std::size_t next = numbered.last;
  const bool ordinal = numbered.last > at + 1 || !lexed_.is_number(at);
  if (lexed_.is_hyphen(next) && lexed_.glued(next) && lexed_.glued(next + 1)) ++next;
  if (lexed_.mark(next) == '/' && lexed_.glued(next) && lexed_.glued(next + 1)) ++next;
  if (lexed_.mark(next) == '.' && lexed_.glued(next)) ++next;
  if (ordinal && is_unit(next) && unit(next) == Unit::day) ++next;
  const bool of = lexed_.is(next, Sort::of);
  if (of) ++next;
  // "the 5th of next month"
  if (const auto month_of = of && ordinal ? pointed(next) : std::nullopt;
      month_of && month_of->unit == Unit::month && month_of->month == 0) {
    auto e = make(Form::date, i, month_of->last);
    e.day = numbered.value;
    e.base = std::make_shared<Expression>(*month_of);
    return e;
  }
  const auto named = lexed_.same_line(next) ? month(next) : Small{};
  if (named.last != 0 && lexed_.term(next).number < 0 && (of || trusted_month(next, true))) {
    auto e = make(Form::date, i, named.last);
    e.day = numbered.value;
    e.month = named.value;
    e.last = take_year(e, named.last);
    return e;
  }
  // "the 18th", "the twenty-first": a day of a month that the context names.
  if (at > i && ordinal && lexed_.is_number(at)) {
    const bool led =
        i > 0 && (lexed_.is(i - 1, Sort::on) || lexed_.is(i - 1, Sort::until) || lexed_.is(i - 1, Sort::by) ||
                  lexed_.is(i - 1, Sort::since) || lexed_.is(i - 1, Sort::from) || lexed_.is(i - 1, Sort::to));
    const auto later_at = numbered.last;
    const bool noun = lexed_.is_word(later_at) && lexed_.sort(later_at) == Sort::none &&
                      lexed_.token(later_at).line_breaks == 0 && !lexed_.says(later_at, "with") &&
                      !lexed_.says(later_at, "as");
    if (led && !noun && !is_unit(later_at) && !lexed_.is(later_at, Sort::daypart) && !lexed_.is_hyphen(later_at)) {
      auto e = make(Form::date, i, later_at);
      e.day = numbered.value;
      return e;
    }
  }
  return std::nullopt;
}

// "Friday", "Friday, May 5, 2016", "Tuesday the eleventh", "Friday 7/6", "Friday (Jun-15)".
Found Grammar::weekday_led(std::size_t i) const {
  if (!is_weekday(i)) return std::nullopt;
  const bool short_form = lexed_.is(i, Sort::weekday_short);
  if (lexed_.lower(i) && !reading_.message && !(i > 0 && introduces_date(lexed_.sort(i - 1)))) return std::nullopt;
  auto e = make(Form::date, i, i + 1);
  e.weekday = lexed_.value(i);
  std::size_t at = i + 1;
  if (short_form && lexed_.mark(at) == '.' && lexed_.glued(at)) ++at;
  std::size_t next = at;
  bool bracket = false;
  if (lexed_.mark(next) == ',') ++next;
  if (lexed_.mark(next) == '(') ++next, bracket = true;
  if (lexed_.is(next, Sort::the) || lexed_.is(next, Sort::of)) next += lexed_.is(next, Sort::the) ? 0 : 1;
  if (lexed_.is(next, Sort::on) && (lexed_.is(next + 1, Sort::the) || lexed_.is(next + 1, Sort::month))) ++next;
  if (lexed_.same_line(next)) {
    Found rest = month_first(next);
    if (rest && rest->day == 0) rest.reset();
    keep_longest(rest, day_first(next));
    if (!rest || rest->month != 0) keep_longest(rest, numeric(next));
    if (rest && rest->month != 0 && rest->form == Form::date) {
      const int weekday = e.weekday;
      const auto first = e.first;
      e = *rest;
      e.first = first;
      e.weekday = weekday;
      if (bracket && lexed_.mark(e.last) == ')') ++e.last;
      return e;
    }
    std::size_t number = lexed_.is(next, Sort::the) ? next + 1 : next;
    const auto numbered = day(number);
    const bool ordinal = numbered.last != 0 && (numbered.last > number + 1 || !lexed_.is_number(number));
    const bool clock = lexed_.mark(numbered.last) == ':' || lexed_.is(numbered.last, Sort::am) ||
                       lexed_.is(numbered.last, Sort::pm) || lexed_.is_dash(numbered.last) ||
                       lexed_.is(numbered.last, Sort::to) || lexed_.is(numbered.last, Sort::oclock);
    if (!bracket && numbered.last != 0 && !clock && !is_unit(numbered.last) &&
        (number > next || ordinal || reading_.message) && (lexed_.mark(at) != ',' || ordinal) &&
        !(numbered.last < lexed_.size() && lexed_.lower(numbered.last) && lexed_.sort(numbered.last) == Sort::none &&
          !ordinal)) {
      e.day = numbered.value;
      e.last = numbered.last;
      return e;
    }
  }
  if (short_form && !reading_.message) {
    // "Sun" and "Sat" alone are newspapers and verbs; a list of days or a clock time makes them weekdays.
    const bool company = lexed_.is_dash(at) || (i > 0 && lexed_.is_dash(i - 1)) || lexed_.is_number(next) ||
                         (i > 0 && lexed_.is(i - 1, Sort::on));
    if (!company) return std::nullopt;
  }
  e.last = at;
  return e;
}

Found Grammar::date(std::size_t i) const {
  Found best;
  switch (lexed_.sort(i)) {
    case Sort::month:
    case Sort::month_short: return month_first(i);
    case Sort::weekday:
    case Sort::weekday_short: return weekday_led(i);
    case Sort::season:
    case Sort::seasons: return season(i);
    case Sort::number:
      keep_longest(best, numeric(i));
      if (!best || best->day == 0) keep_longest(best, day_first(i));
      keep_longest(best, quarter(i));
      keep_longest(best, year(i));
      return best;
    case Sort::the:
      keep_longest(best, day_first(i));
      keep_longest(best, season(i));
      keep_longest(best, year(i));
      keep_longest(best, quarter(i));
      keep_longest(best, week(i));
      if (lexed_.is(i + 1, Sort::month) && reading_.message) keep_longest(best, month_first(i + 1));
      return best;
    case Sort::unit:
      if (lexed_.says(i, "second")) {
        best = quarter(i);
        keep_longest(best, day_first(i));
        return best;
      }
      return is_unit(i) && unit(i) == Unit::week ? (best = week(i), keep_longest(best, year(i)), best) : year(i);
    default:
      keep_longest(best, quarter(i));
      keep_longest(best, day_first(i));
      keep_longest(best, year(i));
      if (lexed_.says(i, "w")) keep_longest(best, week(i));
      return best;
  }
}

}  // namespace time_extractor
