// Repetitions: "every Monday", "twice a month", "daily".
#include "grammar.hpp"

namespace time_extractor {

// "every Monday", "each two days", "daily", "twice a month", "Mondays at 5", "every other Friday".
Found Grammar::set(std::size_t i) const {
  auto e = make(Form::set, i, i + 1);
  std::size_t at = i;
  if (lexed_.is(at, Sort::adverb_set)) {
    if (lexed_.capital(at) && i > 0 && lexed_.capital(i - 1)) return std::nullopt;  // "LA Weekly"
    if (lexed_.capital(at) && lexed_.capital(at + 1) && !reading_.message) return std::nullopt;
    if (i > 1 && lexed_.is_hyphen(i - 1)) return std::nullopt;
    // "a weekly podcast" describes the podcast, not a time.
    const bool noun = lexed_.lower(i + 1) && lexed_.sort(i + 1) == Sort::none && lexed_.token(i + 1).line_breaks == 0;
    if (!reading_.message && noun) return std::nullopt;
    e.unit = unit(at);
    return e;
  }
  if ((lexed_.says(at, "semi") || lexed_.says(at, "bi")) && lexed_.is_hyphen(at + 1) &&
      lexed_.is(at + 2, Sort::adverb_set)) {
    e.unit = unit(at + 2);
    e.every = lexed_.says(at, "bi") ? 2 : -2;
    e.last = at + 3;
    return e;
  }
  if (lexed_.is(at, Sort::weekdays) || lexed_.is(at, Sort::dayparts)) {
    if (lexed_.is(at, Sort::dayparts)) return std::nullopt;
    e.weekday = lexed_.value(at);
    e.unit = Unit::week;
    return e;
  }
  if (is_weekday(at) && lexed_.is(at + 1, Sort::dayparts)) {
    e.weekday = lexed_.value(at);
    e.daypart = static_cast<Daypart>(lexed_.value(at + 1));
    e.unit = Unit::week;
    e.last = at + 2;
    return e;
  }
  // "twice a month", "three times a week", "one a day"
  std::size_t times = 0;
  int often = 0;
  if (lexed_.is(at, Sort::times) && lexed_.value(at) > 0) {
    often = lexed_.value(at);
    times = at + 1;
  } else if (const auto counted = count(at);
             counted && lexed_.is(counted->last, Sort::times) && lexed_.value(counted->last) == 0) {
    often = static_cast<int>(counted->thousandths / 1000);
    times = counted->last + 1;
  } else if (lexed_.says(at, "one") && lexed_.is(at + 1, Sort::a) && reading_.message) {
    often = 1;
    times = at + 1;
  }
  if (times != 0) {
    if ((lexed_.is(times, Sort::a) || lexed_.is(times, Sort::per) || lexed_.is(times, Sort::each) ||
         lexed_.is(times, Sort::every)) &&
        lexed_.is(times + 1, Sort::unit) && unit(times + 1) >= Unit::day) {
      e.unit = unit(times + 1);
      e.times = often;
      e.last = times + 2;
      return e;
    }
    return std::nullopt;
  }
  if (!lexed_.is(at, Sort::each) && !lexed_.is(at, Sort::every) && !(lexed_.is(at, Sort::any) && reading_.message))
    return std::nullopt;
  const bool any = lexed_.is(at, Sort::any);
  ++at;
  e.every = 1;
  if (lexed_.is(at, Sort::other)) {
    e.every = 2;
    ++at;
  } else if (const auto small = read_small(lexed_, at); small.last && (lexed_.is(small.last, Sort::units))) {
    e.every = small.value;
    at = small.last;
  } else if (lexed_.is_number(at) && lexed_.term(at).number > 0 && lexed_.is(at + 1, Sort::units)) {
    e.every = lexed_.term(at).number;
    ++at;
  } else if (const auto nth = read_ordinal(lexed_, at); nth.last && (is_unit(nth.last) || is_weekday(nth.last))) {
    e.every = nth.value;
    at = nth.last;
  }
  e.last = at + 1;
  if (is_unit(at) || lexed_.is(at, Sort::quarter)) {
    e.unit = lexed_.is(at, Sort::quarter) ? Unit::quarter : unit(at);
    if (any && e.unit < Unit::weekend && e.unit != Unit::year) return std::nullopt;
    return e;
  }
  if (any) return std::nullopt;
  if (is_weekday(at)) {
    e.weekday = lexed_.value(at);
    e.unit = Unit::week;
    if (lexed_.is(e.last, Sort::daypart)) {
      e.daypart = static_cast<Daypart>(lexed_.value(e.last));
      ++e.last;
    }
    return e;
  }
  if (lexed_.is(at, Sort::daypart)) {
    e.daypart = static_cast<Daypart>(lexed_.value(at));
    e.unit = Unit::day;
    return e;
  }
  if (lexed_.is(at, Sort::month)) {
    e.month = lexed_.value(at);
    e.unit = Unit::month;
    return e;
  }
  if (lexed_.is(at, Sort::season)) {
    e.season = static_cast<Season>(lexed_.value(at));
    e.unit = Unit::season;
    return e;
  }
  return std::nullopt;
}

}  // namespace time_extractor
