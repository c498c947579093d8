// Calendar dates: months, days, weekdays, seasons, quarters, weeks, and dates in figures.
#include "grammar.hpp"

namespace time_extractor {
namespace {

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

}  // namespace

// "may", "march", "mar" and the like mean months only in company.
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
  // "May" in mid-sentence is the month unless a person or a verb is about.
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

// The year behind a date at `at`: ", 1995", "of 1995", "in 2016", "1995", "'95", "1995 BC". Returns where it ends.
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
    const bool unit_behind = is_unit(numbered.last) && plain && numbered.last == at + 1;
    // "May second" reads as a date only where nothing is counted by it.
    const bool words = !plain && !reading_.message && lexed_.lower(numbered.last) && lexed_.says(at, "second");
    if (clock || half_day || decimal || unit_behind || words) numbered = {};
    if (plain && numbered.last == at + 1 && is_unit(numbered.last)) numbered = {};
  }
  if (numbered.last != 0 && trusted_month(i, true)) {
    e.day = numbered.value;
    e.last = take_year(e, numbered.last);
    return e;
  }
  const std::size_t behind = take_year(e, named.last);
  if (behind != named.last) {
    e.last = behind;
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
    const auto behind = numbered.last;
    const bool noun = lexed_.is_word(behind) && lexed_.sort(behind) == Sort::none &&
                      lexed_.token(behind).line_breaks == 0 && !lexed_.says(behind, "with") &&
                      !lexed_.says(behind, "as");
    if (led && !noun && !is_unit(behind) && !lexed_.is(behind, Sort::daypart) && !lexed_.is_hyphen(behind)) {
      auto e = make(Form::date, i, behind);
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

// Figures with separators: 2016-04-22, 04/22/2016, 22/4/16, 4/22, 2019-aug-1, 2020/23/Sep, 12-2015, 2016-04-22T19:30Z.
Found Grammar::numeric(std::size_t i) const {
  if (auto e = dotted(i)) return e;
  const auto& first = lexed_.term(i);
  if (first.sort != Sort::number || first.number < 0) return std::nullopt;
  if (i > 0 && lexed_.glued(i) && (lexed_.mark(i - 1) == '/' || lexed_.mark(i - 1) == '.')) return std::nullopt;
  // Behind "12-" only what is a date of its own, as in "10-1-2018-10-7-2018".
  const bool chained =
      i > 1 && lexed_.glued(i) && lexed_.is_hyphen(i - 1) && lexed_.glued(i - 1) && lexed_.is_number(i - 2);
  if (chained && lexed_.mark(i + 1) != '/' &&
      !(lexed_.mark(i + 3) == '-' && lexed_.term(i + 4).digits == 4 && lexed_.term(i - 2).digits == 4))
    return std::nullopt;

  const char separator = lexed_.mark(i + 1);
  const bool spaced = separator == 0 && reading_.message && first.digits == 4 && lexed_.is_number(i + 1) &&
                      lexed_.is_number(i + 2) && !lexed_.glued(i + 1) && lexed_.term(i + 1).digits <= 2 &&
                      lexed_.term(i + 2).digits <= 2;
  if (spaced) {
    auto e = make(Form::date, i, i + 3);
    e.year = first.number;
    e.month = lexed_.term(i + 1).number;
    e.day = lexed_.term(i + 2).number;
    if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31) return std::nullopt;
    return e;
  }
  if ((separator != '-' && separator != '/') || !lexed_.glued(i + 1) || !lexed_.glued(i + 2)) return std::nullopt;
  const auto& second = lexed_.term(i + 2);
  const bool third = lexed_.mark(i + 3) == separator && lexed_.glued(i + 3) && lexed_.glued(i + 4);
  auto e = make(Form::date, i, i + 5);
  // A month's name among figures.
  if (lexed_.is(i + 2, Sort::month) || lexed_.is(i + 2, Sort::month_short)) {
    if (second.number >= 0) return std::nullopt;
    e.month = second.value;
    const auto& last = lexed_.term(i + 4);
    if (third && last.sort == Sort::number && last.number > 0) {
      const bool year_first = first.digits == 4;
      e.year = year_first ? first.number : last.number;
      e.day = year_first ? last.number : first.number;
      e.short_year = !year_first && last.digits == 2;
      if (e.day < 1 || e.day > 31 || e.year < 0) return std::nullopt;
      return e;
    }
    return std::nullopt;  // "22-Jan" is day_first's
  }
  // "2020/23/Sep"
  if (third && second.sort == Sort::number && second.number > 0 &&
      (lexed_.is(i + 4, Sort::month) || lexed_.is(i + 4, Sort::month_short)) && first.digits == 4) {
    e.year = first.number;
    e.day = second.number;
    e.month = lexed_.value(i + 4);
    return e.day <= 31 ? Found(e) : std::nullopt;
  }
  if (second.sort != Sort::number || second.number < 0) return std::nullopt;
  if (third) {
    const auto& last = lexed_.term(i + 4);
    // "2016-04-22T19:30:00Z": the last part is the word "22T19"? No: digits, then a word; the tokenizer cuts there.
    if (last.sort != Sort::number || last.number < 0) return std::nullopt;
    if (lexed_.mark(i + 5) == separator && lexed_.glued(i + 5) && lexed_.glued(i + 6) && separator == '/')
      return std::nullopt;
    if (first.digits == 4 && second.digits <= 2 && last.digits <= 2) {
      e.year = first.number;
      e.month = second.number;
      e.day = last.number;
    } else if (first.digits <= 2 && second.digits <= 2 && (last.digits == 4 || last.digits == 2)) {
      e.year = last.number;
      e.short_year = last.digits == 2;
      e.month = first.number;
      e.day = second.number;
      const bool both = e.month <= 12 && e.day <= 12 && e.month != e.day;
      if (e.month > 12 || (both && reading_.day_first)) std::swap(e.month, e.day);
      if (both) e.other_month = e.day, e.other_day = e.month;
    } else {
      return std::nullopt;
    }
    if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31 || (!e.short_year && (e.year < 1000 || e.year > 2199)))
      return std::nullopt;
    if (e.short_year && separator == '-' && !reading_.message) return std::nullopt;
    return e;
  }
  if (lexed_.mark(i + 3) == separator && lexed_.glued(i + 3) && separator == '/') return std::nullopt;
  e.last = i + 3;
  if (second.digits == 4 && first.digits <= 2 && first.number >= 1 && first.number <= 12 && second.number > 1900 &&
      second.number < 2200 && (separator == '/' || reading_.message)) {  // 12-2015
    if (i > 0 && lexed_.is_hyphen(i - 1)) return std::nullopt;
    if (lexed_.is_hyphen(i + 3) && lexed_.glued(i + 3)) return std::nullopt;
    e.month = first.number;
    e.year = second.number;
    return e;
  }
  if (first.digits == 4 && separator == '-' && second.digits == 2 && first.number >= 1900 && second.number >= 1 &&
      second.number <= 12 && first.number % 100 >= second.number) {  // 2015-04, but 2008-09 is a range of years
    if (!reading_.message) return std::nullopt;
    e.year = first.number;
    e.month = second.number;
    return e;
  }
  if (separator != '/' || first.digits > 2 || second.digits > 2 || first.number < 1 || second.number < 1)
    return std::nullopt;
  const bool led = i > 0 && (introduces_date(lexed_.sort(i - 1)) || is_weekday(i - 1) || lexed_.mark(i - 1) == ',');
  const bool attack = first.number == 9 && second.number == 11;
  if (!reading_.message && !attack &&
      (!led || lexed_.sort(i - 1) == Sort::of || lexed_.sort(i - 1) == Sort::about || first.number < 3))
    return std::nullopt;
  if (lexed_.glued(i + 3) && lexed_.is_word(i + 3)) return std::nullopt;
  if (lexed_.mark(i + 3) == '.' && lexed_.is_number(i + 4) && lexed_.glued(i + 4)) return std::nullopt;
  e.month = first.number;
  e.day = second.number;
  if (attack && !reading_.message && !(i > 0 && (lexed_.is(i - 1, Sort::on) || lexed_.is(i - 1, Sort::by))))
    e.year = 2001;
  if (e.month > 12 || (reading_.day_first && e.day <= 12)) std::swap(e.month, e.day);
  if (e.month > 12 || e.day > 31) return std::nullopt;
  if (e.month != first.number ? e.month <= 12 && first.number <= 12 : second.number <= 12) {
    e.other_month = e.day <= 12 ? e.day : 0;
    e.other_day = e.other_month ? e.month : 0;
  }
  if (lexed_.mark(e.last) == ',' && lexed_.is_number(e.last + 1)) e.last = take_year(e, e.last);
  return e;
}

// 23.04.2022 and 7.6 are one token.
Found Grammar::dotted(std::size_t i) const {
  if (!lexed_.is_number(i)) return std::nullopt;
  const auto view = lexed_.view(i);
  if (view.size() < 8 || view.size() > 10) return std::nullopt;
  int parts[3] = {0, 0, 0}, digits[3] = {0, 0, 0};
  std::size_t part = 0;
  for (const char c : view) {
    if (c == '.') {
      if (++part > 2) return std::nullopt;
    } else if (c >= '0' && c <= '9') {
      parts[part] = parts[part] * 10 + (c - '0');
      ++digits[part];
    } else {
      return std::nullopt;
    }
  }
  if (part != 2) return std::nullopt;
  auto e = make(Form::date, i, i + 1);
  if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
    e.year = parts[0];
    e.month = parts[1];
    e.day = parts[2];
  } else if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2) {
    e.day = parts[0];
    e.month = parts[1];
    e.year = parts[2];
    if (e.month > 12) std::swap(e.month, e.day);
  } else {
    return std::nullopt;
  }
  if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31 || e.year < 1000 || e.year > 2199) return std::nullopt;
  return e;
}

// "summer 2007", "the winter of 1776-77", "the summer", "spring".
Found Grammar::season(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const bool plural = lexed_.is(at, Sort::seasons);
  if (!lexed_.is(at, Sort::season) && !plural) return std::nullopt;
  auto e = make(Form::date, i, at + 1);
  e.season = static_cast<Season>(lexed_.value(at));
  if (!plural) {
    const auto behind = take_year(e, e.last);
    if (behind != e.last && lexed_.mark(e.last) == ',' && !lexed_.capital(at) &&
        !(i > 0 && introduces_date(lexed_.sort(i - 1)))) {
      e.year = unknown;
    } else if (behind != e.last) {
      e.last = behind;
      // "1776-77", "373 - 374"
      if (lexed_.is_dash(e.last) && lexed_.is_number(e.last + 1)) {
        const auto& term = lexed_.term(e.last + 1);
        const int next = e.year + 1;
        if (term.number == next || (term.digits == 2 && term.number == next % 100)) {
          e.season_over_year = true;
          e.last += 2;
        }
      }
      return e;
    }
  }
  // "fall" and "spring" are verbs and falls; a season stands behind a preposition or an article, or with a capital.
  const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool led = introduces_date(before) && before != Sort::to && before != Sort::of;
  const bool of_behind = lexed_.is(e.last, Sort::of);
  const bool of_year = of_behind && (lexed_.is(e.last + 1, Sort::next) || lexed_.is(e.last + 1, Sort::last) ||
                                     lexed_.is(e.last + 1, Sort::that) || lexed_.is(e.last + 1, Sort::this_) ||
                                     lexed_.is(e.last + 1, Sort::the));
  if (of_year && is_unit(e.last + 2) && unit(e.last + 2) == Unit::year) return e;
  if (of_behind) return std::nullopt;
  const bool noun = lexed_.is_word(e.last) && lexed_.sort(e.last) == Sort::none &&
                    lexed_.token(e.last).line_breaks == 0 && !lexed_.glued(e.last);
  if (lexed_.capital(at) && noun && lexed_.capital(e.last)) return std::nullopt;  // "Summer Institute"
  const auto word = lexed_.view(at);
  const bool risky = dossier::equals_folded(word, "fall") || dossier::equals_folded(word, "spring") ||
                     dossier::equals_folded(word, "falls") || dossier::equals_folded(word, "springs");
  if (risky) {
    if (plural || noun || lexed_.is_hyphen(e.last)) return std::nullopt;
    if (at > i && dossier::equals_folded(word, "fall") && !led) return std::nullopt;
    return (led && before != Sort::before && before != Sort::after) || (at > i && led) || lexed_.is_dash(i - (i > 0))
               ? Found(e)
               : std::nullopt;
  }
  const bool school = lexed_.says(e.last, "school") || lexed_.says(e.last, "camp") || lexed_.says(e.last, "wheat") ||
                      lexed_.says(e.last, "games") || lexed_.says(e.last, "olympics") ||
                      lexed_.says(e.last, "olympic") || lexed_.says(e.last, "job") || lexed_.says(e.last, "clothes");
  if (school) return std::nullopt;
  if (lexed_.is_hyphen(e.last) && lexed_.glued(e.last)) return std::nullopt;
  return e;
}

// "Q1", "Q1 2017", "2017 Q1", "2019-H2", "first quarter of 2019", "the second half of 2008".
Found Grammar::quarter(std::size_t i) const {
  const auto figure = [&](std::size_t at, Expression& e) {
    const auto& term = lexed_.term(at);
    if (!lexed_.is_word(at) || term.sort != Sort::none || term.digits != 1) return false;
    const auto view = lexed_.view(at);
    if (view.size() != 2) return false;
    const char letter = dossier::to_lower_ascii(view[0]);
    if (letter == 'q' && term.number >= 1 && term.number <= 4) e.quarter = term.number;
    if (letter == 'h' && term.number >= 1 && term.number <= 2) e.half = term.number;
    return e.quarter != 0 || e.half != 0;
  };
  auto e = make(Form::date, i, i + 1);
  if (figure(i, e)) {
    if (e.half != 0 && !reading_.message && !(lexed_.is_number(i + 1) && lexed_.term(i + 1).digits == 4))
      return std::nullopt;
    const auto behind = take_year(e, e.last);
    if (behind != e.last) {
      e.last = behind;
    } else if (e.half != 0 && !reading_.message) {
      return std::nullopt;
    }
    return e;
  }
  const auto& term = lexed_.term(i);
  if (term.sort == Sort::number && term.digits == 4 && term.number >= 1900 && term.number < 2200) {
    std::size_t at = i + 1;
    if (lexed_.is_hyphen(at)) ++at;
    if (figure(at, e)) {
      e.year = term.number;
      e.last = at + 1;
      return e;
    }
    return std::nullopt;
  }
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  int nth = 0;
  if (lexed_.is(at, Sort::last) || lexed_.says(at, "final") || lexed_.says(at, "latter")) {
    nth = -1;
    ++at;
  } else {
    const auto ordinal = read_ordinal(lexed_, at);
    if (ordinal.last == 0) return std::nullopt;
    nth = ordinal.value;
    at = ordinal.last;
  }
  if (lexed_.is_hyphen(at)) ++at;
  const bool is_quarter = lexed_.is(at, Sort::quarter);
  if (!is_quarter && !lexed_.is(at, Sort::half)) return std::nullopt;
  const int parts = is_quarter ? 4 : 2;
  if (nth == -1 && lexed_.is(at, Sort::quarter) && at == i + 1) return std::nullopt;  // "last quarter" points
  if (nth < 0) nth = parts;
  if (nth < 1 || nth > parts) return std::nullopt;
  e.last = at + 1;
  (is_quarter ? e.quarter : e.half) = nth;
  const auto behind = take_year(e, e.last);
  if (behind != e.last) {
    e.last = behind;
    return e;
  }
  if (lexed_.is(e.last, Sort::of)) {
    std::size_t next = e.last + 1;
    auto base = date(next);
    keep_longest(base, unit_base(next));
    keep_longest(base, pointed(next));
    if (base && base->last > next) {
      e.base = std::make_shared<Expression>(*base);
      e.last = base->last;
      return e;
    }
    return std::nullopt;
  }
  // "the first half" alone is a football match; "the third quarter" with money is a quarter.
  if (!is_quarter) return std::nullopt;
  return lexed_.is(i, Sort::the) || reading_.message ? Found(e) : std::nullopt;
}

// "week 23", "week 3 of 2027", "w/c Feb 4", "the week starting on February 4", "W23".
Found Grammar::week(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  if (lexed_.says(at, "w") && lexed_.mark(at + 1) == '/' && lexed_.says(at + 2, "c")) {
    at += 3;
  } else if (is_unit(at) && unit(at) == Unit::week && lexed_.is(at, Sort::unit)) {
    const auto& term = lexed_.term(at + 1);
    if (term.sort == Sort::number && term.number >= 1 && term.number <= 53 && term.digits <= 2 && reading_.message) {
      auto e = make(Form::date, i, at + 2);
      e.week = term.number;
      const auto behind = take_year(e, e.last);
      e.last = behind;
      return e;
    }
    ++at;
    if (!lexed_.is(at, Sort::starting) && !lexed_.says(at, "commencing") && !lexed_.is(at, Sort::first_part) &&
        !lexed_.is(at, Sort::of))
      return std::nullopt;
    ++at;
    if (lexed_.is(at, Sort::on)) ++at;
  } else {
    return std::nullopt;
  }
  auto day = date(at);
  if (!day || (day->day == 0 && day->weekday == 0)) return std::nullopt;
  auto e = make(Form::part, i, day->last);
  e.unit = Unit::week;
  e.nth = 1;
  e.count = 0;  // the seven days that begin there, or the week around it
  e.base = std::make_shared<Expression>(*day);
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
