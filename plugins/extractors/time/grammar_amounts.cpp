// Amounts of time: durations, distances ("three days ago") and stretches ("the past month").
#include <algorithm>

#include "grammar.hpp"

namespace time_extractor {
namespace {

bool qualifies_unit(const Lexed& lexed, std::size_t i) {
  for (const auto* word :
       {"full", "whole", "long", "consecutive", "straight", "business", "working", "bloody", "entire", "solid", "more",
        "further", "additional", "short", "calendar", "successive", "extra"})
    if (lexed.says(i, word)) return true;
  return false;
}

// The letter units of figures: "3h", "5m" is metres, so hours, minutes, seconds and years only in full or in messages.
Unit letter_unit(const Lexed& lexed, std::size_t i) {
  if (lexed.says(i, "h")) return Unit::hour;
  if (lexed.says(i, "y")) return Unit::year;
  return Unit::none;
}

}  // namespace

// "three", "3", "a", "several", "a few", "half an", "a couple of", "many".
std::optional<Grammar::Count> Grammar::plain_count(std::size_t i) const {
  constexpr std::int64_t vague = -1;
  if (lexed_.is(i, Sort::few)) return Count{i + 1, vague};
  if (lexed_.is(i, Sort::couple)) return Count{lexed_.is(i + 1, Sort::of) ? i + 2 : i + 1, 2000};
  if (lexed_.is(i, Sort::half) && lexed_.is(i + 1, Sort::a)) return Count{i + 2, 500};
  if (lexed_.is(i, Sort::half) && reading_.message && lexed_.is(i + 1, Sort::unit)) return Count{i + 1, 500};
  if (lexed_.is(i, Sort::a)) {
    if (lexed_.is(i + 1, Sort::few)) return Count{i + 2, vague};
    if (lexed_.is(i + 1, Sort::couple)) return Count{lexed_.is(i + 2, Sort::of) ? i + 3 : i + 2, 2000};
    if (lexed_.is(i + 1, Sort::half)) return Count{lexed_.is_hyphen(i + 2) ? i + 3 : i + 2, 500};
    if (lexed_.is(i + 1, Sort::cardinal) && lexed_.value(i + 1) == 12)
      return Count{lexed_.is(i + 2, Sort::of) ? i + 3 : i + 2, 12000};
    if (lexed_.says(i + 1, "number") && lexed_.is(i + 2, Sort::of)) return Count{i + 3, vague};
    if (lexed_.is(i + 1, Sort::full) || lexed_.is(i + 1, Sort::whole)) return Count{i + 2, 1000};
    if (!lexed_.is(i + 1, Sort::scale)) return Count{i + 1, 1000};
  }
  if (const auto number = read_number(lexed_, i)) {
    Count counted{number->last, number->thousandths};
    if (lexed_.is(counted.last, Sort::a) && number->thousandths % 1000 == 500) ++counted.last;
    // "sixteen (16) days"
    if (lexed_.mark(counted.last) == '(' && lexed_.is_number(counted.last + 1) && lexed_.mark(counted.last + 2) == ')')
      counted.last += 3;
    return counted;
  }
  return std::nullopt;
}

// Also "two or three", "three to five": the upper end, roughly.
std::optional<Grammar::Count> Grammar::count(std::size_t i) const {
  auto counted = plain_count(i);
  if (!counted || counted->thousandths < 0 || lexed_.is(i, Sort::a)) return counted;
  const auto sign = counted->last;
  if (!lexed_.is(sign, Sort::to) && !lexed_.is(sign, Sort::or_) && !lexed_.is_dash(sign)) return counted;
  const auto second = read_number(lexed_, sign + 1);
  if (!second || second->thousandths <= counted->thousandths || second->thousandths > 10 * counted->thousandths)
    return counted;
  const std::size_t word = lexed_.is_hyphen(second->last) ? second->last + 1 : second->last;
  const bool unit_follows = lexed_.is(word, Sort::units) || (word > second->last && lexed_.is(word, Sort::unit)) ||
                            (qualifies_unit(lexed_, word) && lexed_.is(word + 1, Sort::units));
  if (!unit_follows) return counted;
  return Count{second->last, second->thousandths, true};
}

// "three weeks", "2 years 1 month 21 days", "an hour and a half", "3-day". Returns where it ends; i: nothing.
std::size_t Grammar::amounts(std::size_t i, std::vector<Amount>& into) const {
  std::size_t at = i;
  Unit smallest = Unit::millennium;
  while (into.size() < 6) {
    std::size_t begin = at;
    if (!into.empty()) {
      if (lexed_.mark(begin) == ',') ++begin;
      if (lexed_.is(begin, Sort::and_)) ++begin;
    }
    const auto counted = count(begin);
    if (!counted || (counted->last < lexed_.size() && lexed_.token(counted->last).line_breaks > 1)) break;
    std::size_t word = counted->last;
    if (lexed_.is_hyphen(word)) ++word;
    Unit found = Unit::none;
    std::size_t end = word + 1;
    if (is_unit(word)) {
      found = unit(word);
    } else if (lexed_.is_number(word - 1) && lexed_.glued(word) && reading_.message) {
      found = letter_unit(lexed_, word);
    } else if (qualifies_unit(lexed_, word) && is_unit(word + 1)) {
      found = unit(word + 1);
      end = word + 2;
    } else if (lexed_.is(word, Sort::quarter) && begin == i) {
      break;
    }
    // "three quarters of the troops"
    const bool share =
        found == Unit::quarter && lexed_.is(end, Sort::of) && lexed_.is(end + 1, Sort::the) && !is_unit(end + 2);
    if (found == Unit::none || share || (!into.empty() && found >= smallest)) break;
    if (counted->thousandths >= 1000000 && lexed_.is(end - 1, Sort::unit) && !lexed_.is_hyphen(counted->last)) break;
    if (counted->thousandths < 0 && lexed_.is(end - 1, Sort::unit)) break;  // "some day", "many a day"
    // In an appointment "a few" is three; elsewhere it is unknown.
    const bool few = reading_.message && counted->thousandths < 0 && lexed_.is_word(begin);
    into.push_back({few ? 3000 : counted->thousandths, found, counted->about});
    smallest = found;
    at = end;
    // "an hour and a half", "one year and a quarter"
    if (lexed_.is(at, Sort::and_) && into.back().thousandths > 0) {
      const std::size_t next = lexed_.is(at + 1, Sort::a) ? at + 2 : at + 1;
      if (lexed_.is(next, Sort::half) && !lexed_.is(next + 1, Sort::a) && !is_unit(next + 1)) {
        into.back().thousandths += 500;
        at = next + 1;
      } else if (lexed_.is(next, Sort::quarter) && next == at + 2) {
        into.back().thousandths += 250;
        at = next + 1;
      }
    }
  }
  return into.empty() ? i : at;
}

// Whether a period of time is meant: not a rate, not an age, not an ordinal "second".
bool Grammar::duration_context(std::size_t i, std::size_t last, const std::vector<Amount>& amounts) const {
  const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool compound = last < lexed_.size() && lexed_.is_hyphen(last) && lexed_.glued(last);
  if (lexed_.says(last, "old") || (compound && lexed_.says(last + 1, "old"))) return false;
  if (lexed_.is(last, Sort::of) && lexed_.says(last + 1, "age")) return false;
  if (i > 0 && (lexed_.says(i - 1, "aged") || lexed_.says(i - 1, "age"))) return false;
  if (i > 2 && lexed_.is_dash(i - 1) && lexed_.is_number(i - 2) && lexed_.says(i - 3, "aged")) return false;
  if (lexed_.is(i, Sort::a) && amounts.size() == 1) {
    if (amounts[0].unit == Unit::second && lexed_.is_word(last)) return false;
    const bool led = before == Sort::for_ || before == Sort::in || before == Sort::within || before == Sort::under ||
                     before == Sort::over || before == Sort::about || before == Sort::after || before == Sort::than ||
                     lexed_.says(i > 0 ? i - 1 : i, "least") || lexed_.says(i > 0 ? i - 1 : i, "only");
    if (amounts[0].thousandths == 1000 && last == i + 2 && !led) return false;
  }
  if (lexed_.says(i, "one") && amounts.size() == 1 && amounts[0].unit == Unit::second && lexed_.lower(last) &&
      !reading_.message)
    return false;
  // "once every two days" and "90 km in 1 hour" do not belong here; nor do figures glued to words.
  if (i > 0 && lexed_.glued(i) && (lexed_.is_word(i - 1) || lexed_.mark(i - 1) == '.' || lexed_.mark(i - 1) == '/'))
    return false;
  if (i > 0 && lexed_.is_number(i - 1) && lexed_.is_number(i) && lexed_.token(i).line_breaks == 0) return false;
  return true;
}

// "five years", "more than three weeks", "three-day", "an hour and a half", "several months", "all day", "years".
Found Grammar::duration(std::size_t i) const {
  std::size_t at = i;
  Mod mod = Mod::none;
  if (lexed_.is(at, Sort::about) || lexed_.is(at, Sort::over) || lexed_.is(at, Sort::under)) {
    mod = Mod::approx;
    ++at;
  } else if ((lexed_.is(at, Sort::more) || lexed_.is(at, Sort::less)) && lexed_.is(at + 1, Sort::than)) {
    at += 2;
  } else if (lexed_.says(at, "just") || lexed_.says(at, "only")) {
    if (!count(at + 1) && !lexed_.is(at + 1, Sort::under) && !lexed_.is(at + 1, Sort::over)) return std::nullopt;
    return std::nullopt;
  } else if (lexed_.says(at, "at") && lexed_.says(at + 1, "least")) {
    at += 2;
  }
  auto e = make(Form::duration, i, at);
  const auto end = amounts(at, e.amounts);
  if (end != at) {
    e.last = end;
    e.mod = e.amounts[0].about ? Mod::approx : mod;
    if (!duration_context(at, end, e.amounts)) return std::nullopt;
    if (at == i && lexed_.is_number(at) && e.amounts[0].thousandths >= 1000000000) return std::nullopt;
    if (lexed_.is_hyphen(e.last) && lexed_.says(e.last + 1, "long")) e.last += 2;
    return e;
  }
  if (at != i) return std::nullopt;
  if ((lexed_.is(i, Sort::all) || lexed_.is(i, Sort::whole)) && lexed_.is(i + 1, Sort::unit) &&
      unit(i + 1) >= Unit::day) {
    e.last = i + 2;
    e.amounts.push_back({1000, unit(i + 1)});
    return e;
  }
  if (lexed_.is(i, Sort::unit) && lexed_.is_hyphen(i + 1) && lexed_.is(i + 2, Sort::long_) && unit(i) >= Unit::hour) {
    e.last = i + 3;
    e.amounts.push_back({1000, unit(i)});
    return e;
  }
  // "within days", "for months": the plural alone.
  if (lexed_.is(i, Sort::units) && unit(i) >= Unit::minute && i > 0 && !lexed_.says(i, "nights")) {
    const auto before = lexed_.sort(i - 1);
    const bool and_more = before == Sort::and_ && i > 1 && lexed_.is(i - 2, Sort::units);
    if (before == Sort::for_ || before == Sort::within || and_more ||
        (before == Sort::in && !lexed_.is(i + 1, Sort::of)) || (before == Sort::after && !lexed_.lower(i + 1))) {
      e.last = i + 1;
      e.amounts.push_back({-1, unit(i)});
      return e;
    }
  }
  return std::nullopt;
}

// "three days ago", "two years later", "a week earlier", "two weeks after May 5", "in two hours", "3 days from now".
Found Grammar::shifted(std::size_t i) const {
  std::size_t at = i;
  auto e = make(Form::shifted, i, i);
  bool in = false;
  if (lexed_.is(at, Sort::in) && (reading_.message || lexed_.is(at + 1, Sort::a) || count(at + 1))) {
    in = true;
    ++at;
  }
  if (!in && ((lexed_.is(at, Sort::more) || lexed_.is(at, Sort::less)) && lexed_.is(at + 1, Sort::than))) {
    e.bound = lexed_.is(at, Sort::more) ? Mod::before : Mod::none;
    at += 2;
  } else if (!in && (lexed_.is(at, Sort::about) || lexed_.is(at, Sort::over) || lexed_.is(at, Sort::under) ||
                     lexed_.says(at, "just") || lexed_.says(at, "only") || lexed_.says(at, "exactly"))) {
    if (lexed_.is(at, Sort::about) || lexed_.is(at, Sort::over) || lexed_.is(at, Sort::under)) e.mod = Mod::approx;
    ++at;
    if (lexed_.is(at, Sort::under) || lexed_.is(at, Sort::over)) ++at;
  }
  // "two Sundays from now", "three Fridays ago"
  if (const auto counted = in ? std::nullopt : plain_count(at);
      counted && counted->thousandths > 0 && lexed_.is(counted->last, Sort::weekdays)) {
    const bool ahead = lexed_.is(counted->last + 1, Sort::from) && lexed_.is(counted->last + 2, Sort::now);
    if (ahead || lexed_.is(counted->last + 1, Sort::ago)) {
      auto day = make(Form::pointed, i, counted->last + (ahead ? 3 : 2));
      day.pointer = ahead ? Pointer::coming : Pointer::past;
      day.unit = Unit::week;
      day.weekday = lexed_.value(counted->last);
      day.steps = static_cast<int>(std::min<std::int64_t>(counted->thousandths / 1000, 520));
      return day;
    }
  }
  auto end = amounts(at, e.amounts);
  if (end == at) {
    if (lexed_.is(at, Sort::units) && unit(at) >= Unit::minute) {
      e.amounts.push_back({-1, unit(at)});
      end = at + 1;
    } else if (reading_.message && lexed_.is(at, Sort::unit) && unit(at) >= Unit::day &&
               lexed_.is(at + 1, Sort::ago)) {  // "month ago"
      e.amounts.push_back({1000, unit(at)});
      end = at + 1;
    } else if (lexed_.says(at, "moments")) {
      e.amounts.push_back({-1, Unit::minute});
      end = at + 1;
    } else {
      return std::nullopt;
    }
  }
  e.last = end + 1;
  if (e.amounts[0].about) e.mod = Mod::approx;
  // "more than ten years later" is after, "more than ten years ago" before.
  const bool forward = lexed_.is(end, Sort::later) || lexed_.is(end, Sort::after) || lexed_.is(end, Sort::from);
  if (e.bound == Mod::before && forward) e.bound = Mod::after;
  switch (lexed_.sort(end)) {
    case Sort::ago: e.back = true; return in ? std::nullopt : Found(e);
    case Sort::later:
      e.from = lexed_.value(end) == 1 ? From::reference : From::mention;
      if (in) return std::nullopt;
      return e;
    case Sort::earlier:
      e.back = true;
      e.from = From::mention;
      return in ? std::nullopt : Found(e);
    case Sort::from:
    case Sort::before:
    case Sort::after:
    case Sort::since:
    case Sort::starting: {
      if (in && !lexed_.is(end, Sort::since)) return std::nullopt;
      if (lexed_.is(end, Sort::since) && !in) break;
      const bool from = lexed_.is(end, Sort::from);
      if (lexed_.is(end, Sort::starting)) break;
      e.back = lexed_.is(end, Sort::before);
      if (from && lexed_.is(end + 1, Sort::now)) {
        e.last = end + 2;
        return e;
      }
      Found base = day_word(end + 1);
      if (base && base->form == Form::now) base.reset();
      keep_longest(base, date(end + 1));
      keep_longest(base, pointed(end + 1));
      keep_longest(base, holiday(end + 1));
      if (!from) keep_longest(base, event_date(end + 1));
      const bool length = from && !reading_.message && base && base->form != Form::day_word;
      if (base && base->form != Form::stretch && !length) {
        e.from = From::base;
        e.last = base->last;
        e.base = std::make_shared<Expression>(*base);
        return e;
      }
      if (from || lexed_.is(end, Sort::since)) break;
      // "a year after Marathon", "five days before his death": from the last time mentioned.
      if (e.amounts[0].thousandths < 0) break;
      if (lexed_.is_number(end + 1)) break;
      e.from = From::mention;
      e.last = end + 1;
      e.bound = Mod::none;
      e.event = lexed_.is_word(end + 1) && lexed_.same_line(end + 1);
      return e;
    }
    default: break;
  }
  if (in && reading_.message && e.amounts[0].thousandths > 0) {
    e.last = end;
    return e;
  }
  return std::nullopt;
}

// "the past 30 days", "last three months", "the next few weeks", "the 5 upcoming years", "within 5 minutes".
Found Grammar::stretch(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  auto e = make(Form::stretch, i, i);
  if (lexed_.is(at, Sort::within)) {
    if (!reading_.message || at != i) return std::nullopt;
    e.pointer = Pointer::next;
    e.last = amounts(at + 1, e.amounts);
    if (e.amounts.empty() || e.amounts[0].thousandths < 0) return std::nullopt;
    e.steps = 0;  // from now on
    return e;
  }
  if (lexed_.is(at, Sort::this_) || lexed_.is(at, Sort::these)) ++at;
  auto pointer = pointer_of(lexed_.sort(at));
  const auto stretches = [](Pointer p) {
    return p == Pointer::last || p == Pointer::past || p == Pointer::previous || p == Pointer::next ||
           p == Pointer::following || p == Pointer::coming;
  };
  if (stretches(pointer)) {
    ++at;
    const auto end = amounts(at, e.amounts);
    if (end == at || lexed_.is(at, Sort::a)) {
      const auto counted = count(at);  // "three quarters"
      if (end == at && counted && lexed_.is(counted->last, Sort::units)) {
        e.amounts.push_back({counted->thousandths, unit(counted->last)});
        e.last = counted->last + 1;
        e.pointer = pointer;
        return e;
      }
      if (!lexed_.is(at, Sort::units) || unit(at) < Unit::day || end != at) return std::nullopt;
      e.amounts.push_back({-1, unit(at)});  // "the following days"
      e.last = at + 1;
    } else {
      e.last = end;
    }
    e.pointer = pointer;
    return e;
  }
  const auto counted = count(at);
  if (!counted || lexed_.is(at, Sort::a)) return std::nullopt;
  pointer = pointer_of(lexed_.sort(counted->last));
  if (!stretches(pointer) || !lexed_.is(counted->last + 1, Sort::units)) return std::nullopt;
  e.pointer = pointer;
  e.amounts.push_back({counted->thousandths, unit(counted->last + 1)});
  e.last = counted->last + 2;
  return e;
}

}  // namespace time_extractor
