// Times of day: "8 p.m.", "19:30", "half past seven", "noon", "in the morning".
#include "grammar.hpp"

namespace time_extractor {
namespace {

// "8.30" and "8" of a number token; false if it is not a time.
bool hour_minute(std::string_view view, int& hour, int& minute) {
  const auto dot = view.find('.');
  const auto digits = [](std::string_view text, int& value) {
    if (text.empty() || text.size() > 2) return false;
    value = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + (c - '0');
    }
    return true;
  };
  if (dot == std::string_view::npos) {
    minute = unknown;
    return digits(view, hour) && hour <= 24;
  }
  return view.size() - dot == 3 && digits(view.substr(0, dot), hour) && digits(view.substr(dot + 1), minute) &&
         hour <= 24 && minute < 60;
}

}  // namespace

// Accepts "GMT", "EST" after a time.
std::size_t Grammar::zone(std::size_t at, Expression& e) const {
  if (lexed_.is(at, Sort::zone) && lexed_.capital(at)) {
    if (lexed_.value(at) == 0) e.zulu = true;
    return at + 1;
  }
  return at;
}

// "half past seven", "quarter to five", "20 min past eight", "ten past five in the afternoon"
Found Grammar::spoken_clock(std::size_t i) const {
  std::size_t next = lexed_.is(i, Sort::a) ? i + 1 : i;
  int minutes = unknown;
  bool sure = true, round = false;
  if (lexed_.is(next, Sort::half)) {
    minutes = 30;
    ++next;
  } else if (lexed_.is(next, Sort::quarter)) {
    minutes = 15;
    ++next;
  } else if (lexed_.is(next, Sort::number) && lexed_.term(next).number > 0 && lexed_.term(next).number < 60) {
    minutes = lexed_.term(next).number;
    ++next;
    sure = false;
  } else if (const auto small = read_small(lexed_, next); small.last && small.value > 0 && small.value < 60) {
    minutes = small.value;
    next = small.last;
    sure = false;
    round = minutes % 5 == 0;
  }
  if (minutes == unknown) return std::nullopt;
  if (is_unit(next) && unit(next) == Unit::minute) ++next, sure = true;
  const bool past = lexed_.is(next, Sort::past) || (sure && lexed_.is(next, Sort::after));
  const bool to = lexed_.is(next, Sort::to);
  if (!past && !(to && !lexed_.is(i, Sort::half))) return std::nullopt;
  // "ten past five" is a time; "ten to five" only where one is expected.
  const auto lead = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool expected = lead == Sort::at || lead == Sort::by || lead == Sort::until || lead == Sort::before ||
                        lead == Sort::after || lead == Sort::about;
  if (!sure && !(past && (round || reading_.message)) && !(to && round && expected)) return std::nullopt;
  auto e = make(Form::clock, i, next + 2);
  int hour = unknown;
  const auto& term = lexed_.term(next + 1);
  if (term.sort == Sort::number && term.number >= 0 && term.number <= 24) {
    hour = term.number;
  } else if (const auto small = read_small(lexed_, next + 1); small.last && small.value >= 1 && small.value <= 12) {
    hour = small.value;
    e.last = small.last;
  } else if (term.sort == Sort::clock_word) {
    hour = term.value;
  }
  if (hour == unknown || is_unit(e.last)) return std::nullopt;
  e.has_clock = true;
  e.hour = past ? hour : (hour + 23) % 24;
  e.minute = past ? minutes : 60 - minutes;
  if (lexed_.is(e.last, Sort::oclock)) ++e.last;
  if (lexed_.is(e.last, Sort::am) || lexed_.is(e.last, Sort::pm)) {
    if (lexed_.is(e.last, Sort::pm) && e.hour < 12) e.hour += 12;
    e.half_day_known = true;
    ++e.last;
  }
  take_daypart(e);
  return e;
}

// The "T14:30:00Z" that is glued to a date.
Found Grammar::iso_clock(std::size_t at) const {
  const auto view = lexed_.view(at);
  const auto two = [&](std::size_t i) {
    return lexed_.glued(i) && lexed_.mark(i) == ':' && lexed_.glued(i + 1) && lexed_.term(i + 1).digits == 2 &&
           lexed_.is_number(i + 1) && lexed_.term(i + 1).number < 60;
  };
  if (!lexed_.glued(at) || view.size() != 3 || view[0] != 'T' || view[1] < '0' || view[1] > '2' || view[2] < '0' ||
      view[2] > '9' || !two(at + 1))
    return std::nullopt;
  auto e = make(Form::clock, at, at + 3);
  e.has_clock = e.half_day_known = true;
  e.hour = (view[1] - '0') * 10 + (view[2] - '0');
  e.minute = lexed_.term(at + 2).number;
  if (e.hour > 24) return std::nullopt;
  if (two(at + 3)) {
    e.second = lexed_.term(at + 4).number;
    e.last = at + 5;
  }
  if (lexed_.glued(e.last) && lexed_.says(e.last, "z")) {
    e.zulu = true;
    ++e.last;
  }
  return e;
}

// "at 8 in the morning", "seven at night"; "8 this evening" is composed by the caller.
void Grammar::take_daypart(Expression& e) const {
  if (lexed_.is(e.last, Sort::in) && lexed_.is(e.last + 1, Sort::the) && lexed_.is(e.last + 2, Sort::daypart)) {
    const auto part = static_cast<Daypart>(lexed_.value(e.last + 2));
    if (part < Daypart::daytime) {
      if (part >= Daypart::midday && e.hour < 12 && !e.half_day_known) e.hour += 12;
      e.half_day_known = true;
      e.last += 3;
    }
  } else if (lexed_.is(e.last, Sort::at) && lexed_.is(e.last + 1, Sort::daypart) && lexed_.says(e.last + 1, "night")) {
    if (e.hour < 12 && e.hour > 4 && !e.half_day_known) e.hour += 12;
    e.half_day_known = true;
    e.last += 2;
  } else if (lexed_.is(e.last, Sort::early) && lexed_.is(e.last + 1, Sort::daypart) && reading_.message) {
    e.half_day_known = true;
    e.last += 2;
  }
}

// A time of day at i. bare_hour: "at 9" and "nine thirty" count too.
Found Grammar::clock(std::size_t i, bool bare_hour) const {
  auto e = make(Form::clock, i, i + 1);
  e.has_clock = true;
  std::size_t at = i;
  if (lexed_.is(at, Sort::clock_word)) {
    e.hour = lexed_.value(at);
    e.minute = unknown;
    e.half_day_known = true;
    return e;
  }
  if (lexed_.is(at, Sort::mid) && lexed_.is(at + 1, Sort::daypart) && reading_.message) {
    e.hour = 0;
    e.half_day_known = true;
    e.last = at + 2;
    return e;
  }
  // "12 noon"
  if (lexed_.is(at, Sort::number) && lexed_.term(at).number == 12 && lexed_.is(at + 1, Sort::clock_word)) {
    e.hour = lexed_.value(at + 1);
    e.half_day_known = true;
    e.last = at + 2;
    return e;
  }
  if (auto spoken = spoken_clock(i)) return spoken;
  bool words = false;
  bool surely = false;
  if (lexed_.is_number(at)) {
    const auto& term = lexed_.term(at);
    if (i > 0 && lexed_.glued(i) &&
        (lexed_.mark(i - 1) == ':' || lexed_.mark(i - 1) == '.' || lexed_.mark(i - 1) == '/' ||
         lexed_.mark(i - 1) == '$'))
      return std::nullopt;
    if (i > 0 && lexed_.token(i - 1).kind == dossier::TokenKind::symbol) return std::nullopt;
    if (term.digits == 4 || term.digits == 3) {  // 1140 a.m., 0730
      e.hour = term.number / 100;
      e.minute = term.number % 100;
      if (e.hour > 23 || e.minute > 59) return std::nullopt;
      const bool half_day = lexed_.is(at + 1, Sort::am) || lexed_.is(at + 1, Sort::pm);
      const bool hours = lexed_.says(at + 1, "hours") || lexed_.says(at + 1, "hrs");
      // 1915 GMT, 0730 local time
      const bool local = lexed_.says(at + 1, "local") && lexed_.says(at + 2, "time");
      const bool zoned = term.digits == 4 && (local || zone(at + 1, e) != at + 1);
      if (!half_day && !zoned && !(hours && term.digits == 4 && lexed_.view(at)[0] < '3') &&
          !(bare_hour && reading_.message && lexed_.view(at)[0] == '0'))
        return std::nullopt;
      ++at;
      if (zoned) e.half_day_known = true;
      if (local) {
        e.last = at + 2;
        return e;
      }
      if (hours && !half_day) {
        e.half_day_known = true;
        e.last = zone(at + 1, e);
        return e;
      }
    } else {
      if (!hour_minute(lexed_.view(at), e.hour, e.minute)) return std::nullopt;
      ++at;
      if (e.minute == unknown && lexed_.mark(at) == ':' && lexed_.glued(at) && lexed_.is_number(at + 1) &&
          lexed_.glued(at + 1)) {
        const auto& minutes = lexed_.term(at + 1);
        const auto view = lexed_.view(at + 1);
        if (minutes.digits == 2 && minutes.number < 60) {
          e.minute = minutes.number;
        } else if (view.size() >= 3 && view[2] == '.' && view.size() < 7) {
          e.minute = (view[0] - '0') * 10 + (view[1] - '0');
          if (e.minute > 59 || e.minute < 0) return std::nullopt;
        } else {
          return std::nullopt;
        }
        at += 2;
        surely = true;
        if (lexed_.mark(at) == ':' && lexed_.glued(at) && lexed_.glued(at + 1) && lexed_.term(at + 1).digits == 2 &&
            lexed_.term(at + 1).number < 60) {
          e.second = lexed_.term(at + 1).number;
          at += 2;
        }
        if (lexed_.glued(at) && lexed_.mark(at) == ':') return std::nullopt;
      }
    }
  } else if (const auto hour = read_small(lexed_, at); hour.last && hour.value <= 12 && hour.value >= 1) {
    words = true;
    e.hour = hour.value;
    at = hour.last;
    std::size_t next = lexed_.is_hyphen(at) ? at + 1 : at;
    if (const auto minutes = read_small(lexed_, next);
        minutes.last && minutes.value >= 10 && minutes.value < 60 && bare_hour) {
      e.minute = minutes.value;
      at = minutes.last;
      if (is_unit(at) && unit(at) == Unit::minute) ++at;
    }
  } else {
    return std::nullopt;
  }
  e.last = at;
  const bool glued = lexed_.glued(at);
  if (lexed_.is(at, Sort::am) || lexed_.is(at, Sort::pm)) {
    if (e.hour > 12 && lexed_.is(at, Sort::am)) return std::nullopt;
    if (words && !bare_hour && lexed_.is(at, Sort::am) && lexed_.says(at, "am")) return std::nullopt;
    if (lexed_.is(at, Sort::pm) && e.hour < 12) e.hour += 12;
    if (lexed_.is(at, Sort::am) && e.hour == 12) e.hour = 0;
    e.half_day_known = true;
    ++at;
  } else if ((lexed_.says(at, "p") || lexed_.says(at, "a")) && !words && (glued || lexed_.mark(at + 1) == '.')) {
    // "9p", "8 p.m" split by the tokenizer
    const bool m =
        lexed_.mark(at + 1) == '.' && lexed_.glued(at + 1) && lexed_.says(at + 2, "m") && lexed_.glued(at + 2);
    if (m || (reading_.message && glued)) {
      if (lexed_.says(at, "p") && e.hour < 12) e.hour += 12;
      if (lexed_.says(at, "a") && e.hour == 12) e.hour = 0;
      e.half_day_known = true;
      at += m ? 3 : 1;
    }
  } else if (lexed_.says(at, "ampm") && reading_.message) {
    ++at;
    surely = true;
  }
  if (lexed_.is(at, Sort::oclock)) {
    surely = true;
    ++at;
    if (lexed_.is(at, Sort::am) || lexed_.is(at, Sort::pm)) {
      if (lexed_.is(at, Sort::pm) && e.hour < 12) e.hour += 12;
      e.half_day_known = true;
      ++at;
    }
  }
  if ((e.hour > 12 || e.hour == 0) && e.minute != unknown) e.half_day_known = true;
  if (e.hour > 12 && e.minute == unknown && !surely && !e.half_day_known && !(bare_hour && reading_.message))
    return std::nullopt;
  e.last = at;
  const bool dotted =
      lexed_.is_number(i) && lexed_.term(i).number < 0 && !lexed_.is(at - 1, Sort::am) && !lexed_.is(at - 1, Sort::pm);
  if (dotted && (!bare_hour || !reading_.message)) return std::nullopt;
  if (!e.half_day_known && !surely && !bare_hour) return std::nullopt;
  if (!e.half_day_known && !surely) {
    if (e.hour == 0 || is_unit(at) || lexed_.mark(at) == '%' ||
        (lexed_.glued(at) && (lexed_.is_word(at) || lexed_.mark(at) == '/')))
      return std::nullopt;
  }
  if (dotted && e.hour > 24) return std::nullopt;
  // Scores and ratios: "4:3", "2:1"; the minutes have two digits, so only "1:15" style remains.
  e.last = zone(e.last, e);
  take_daypart(e);
  return e;
}

// "in the morning", "morning", "at night", "lunchtime": a part of an unnamed day.
Found Grammar::daypart(std::size_t i) const {
  std::size_t at = i;
  const bool in = lexed_.is(at, Sort::in);
  if (in) ++at;
  if (lexed_.is(at, Sort::the)) ++at;
  const bool plural = lexed_.is(at, Sort::dayparts) && at > i;
  if (!lexed_.is(at, Sort::daypart) && !plural) return std::nullopt;
  auto e = make(Form::clock, i, at + 1);
  e.daypart = static_cast<Daypart>(lexed_.value(at));
  // "dinner with friends" is a meal, "after dinner" a time.
  const auto lead = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool meal = e.daypart >= Daypart::breakfast && lexed_.view(at).size() < 10 && !lexed_.says(at, "lunchtime");
  if (meal && !in && lead != Sort::at && lead != Sort::by && lead != Sort::before && lead != Sort::after &&
      lead != Sort::during && lead != Sort::about && lead != Sort::until)
    return std::nullopt;
  if (lexed_.is_hyphen(e.last) && lexed_.glued(e.last) && lexed_.says(e.last + 1, "time")) e.last += 2;
  if (i > 0 && lexed_.says(i - 1, "good")) return std::nullopt;
  // "in the morning at 7"
  if (in && lexed_.is(e.last, Sort::at)) {
    if (auto time = clock(e.last + 1, true)) {
      time->first = i;
      if (e.daypart >= Daypart::midday && time->hour < 12 && !time->half_day_known) time->hour += 12;
      time->half_day_known = true;
      return time;
    }
  }
  return e;
}

// A time of day after a date: "at 8 p.m.", ", 19:30", "afternoon", "in the morning". Returns where it ends.
std::size_t Grammar::take_clock(Expression& e, std::size_t at) const {
  if (e.has_clock) return at;
  if (const auto iso = iso_clock(at)) {
    e.has_clock = e.half_day_known = true;
    e.hour = iso->hour;
    e.minute = iso->minute;
    e.second = iso->second;
    e.zulu = iso->zulu;
    return iso->last;
  }
  std::size_t next = at;
  if (lexed_.mark(next) == ',') ++next;
  if (!lexed_.same_line(next)) return at;
  if (e.daypart == Daypart::none) {
    std::size_t part = next;
    Mod mod = Mod::none;
    if (lexed_.is(part, Sort::early))
      mod = Mod::start, ++part;
    else if (lexed_.is(part, Sort::late))
      mod = Mod::end, ++part;
    if (lexed_.is(part, Sort::in) && lexed_.is(part + 1, Sort::the))
      part += 2;
    else if (lexed_.is(part, Sort::at) && lexed_.says(part + 1, "night"))
      ++part;
    const bool straight = next == at || part > next;
    if (lexed_.is(part, Sort::daypart) && straight && lexed_.value(part) < static_cast<int>(Daypart::breakfast) &&
        lexed_.token(part).line_breaks == 0) {
      e.daypart = static_cast<Daypart>(lexed_.value(part));
      if (mod != Mod::none) e.mod = mod;
      at = next = part + 1;
    }
  }
  bool led = false;
  Mod bound = Mod::none;
  if (lexed_.is(next, Sort::at) || lexed_.says(next, "@")) {
    led = true;
    ++next;
    if (lexed_.is(next, Sort::about)) ++next;
  } else if (lexed_.is(next, Sort::about)) {
    led = true;
    ++next;
  } else if (lexed_.is(next, Sort::before) || lexed_.is(next, Sort::after) || lexed_.is(next, Sort::by) ||
             lexed_.is(next, Sort::until)) {
    bound = lexed_.is(next, Sort::after) ? Mod::after : lexed_.is(next, Sort::until) ? Mod::until : Mod::before;
    led = true;
    ++next;
  } else if (lexed_.is_hyphen(next) && reading_.message && lexed_.glued(next)) {
    ++next;
  }
  if (bound != Mod::none && !reading_.message) return at;
  const bool bare = led || (reading_.message && (lexed_.is(next, Sort::cardinal) || lexed_.is_number(next)));
  const auto time = clock(next, bare);
  if (!time) return at;
  if (!time->half_day_known && !led && time->minute == unknown && !lexed_.is(time->last - 1, Sort::oclock)) {
    // "Friday 6-8" belongs to the range; that of "May 5 6 people" does not.
    return at;
  }
  e.has_clock = true;
  e.hour = time->hour;
  e.minute = time->minute;
  e.second = time->second;
  e.half_day_known = time->half_day_known;
  e.zulu = time->zulu;
  const bool late = e.daypart == Daypart::night && e.hour >= 5;  // tonight at 8
  if (((e.daypart >= Daypart::midday && e.daypart <= Daypart::evening) || late) && !e.half_day_known && e.hour < 12)
    e.hour += 12;
  if (e.daypart != Daypart::none && !(e.daypart == Daypart::night && e.hour < 6)) e.half_day_known = true;
  if (bound != Mod::none) e.bound = bound;
  e.daypart = Daypart::none;
  if (e.mod == Mod::start || e.mod == Mod::end) e.mod = Mod::none;
  return time->last;
}

}  // namespace time_extractor
