// Ranges: "from May 15 to 19", "between 1914 and 1918", "2024-2025", "5 to 6pm", and bounds: "since 1958", "before
// Friday".
#include "grammar.hpp"

namespace time_extractor {
namespace {

bool bare_hour(const Expression& e) { return e.form == Form::clock && e.has_clock && !e.half_day_known; }

}  // namespace

// The right end of a range, which may be less than a date of its own: "19" of "May 15 to 19", "77" of "1976-77".
Found Grammar::range_end(const Expression& left, std::size_t i) const {
  const auto& term = lexed_.term(i);
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  Found best = point(i);
  if (left.plain_year() && !left.before_christ && term.sort == Sort::number && term.digits == 2 && left.year >= 1000) {
    const int year = left.year / 100 * 100 + term.number;
    const bool glued_more =
        lexed_.glued(i + 1) && (lexed_.is_word(i + 1) || lexed_.mark(i + 1) == '%' || lexed_.mark(i + 1) == ':');
    if (year > left.year && !glued_more && lexed_.is_dash(i - 1) && (!best || best->last == i + 1)) {
      auto e = make(Form::date, i, i + 1);
      e.year = year;
      return e;
    }
  }
  // "1699 or 1700", "314 – 368"
  if (!best && left.plain_year() && term.sort == Sort::number && term.number > left.year && term.number <= 2199 &&
      (term.digits == 3 || term.digits == 4) && !lexed_.glued(i + 1)) {
    auto e = make(Form::date, i, i + 1);
    e.year = term.number;
    return e;
  }
  const bool day_left =
      left.form == Form::date && left.day != 0 && left.month != 0 && left.weekday == 0 && !left.has_clock;
  if (day_left) {
    const auto numbered = day(at);
    const bool shaped = numbered.last != 0 && (!best || best->form == Form::duration || best->last <= numbered.last ||
                                               best->form == Form::clock);
    const bool more = lexed_.mark(numbered.last) == ':' || is_unit(numbered.last) ||
                      lexed_.is(numbered.last, Sort::pm) || lexed_.is(numbered.last, Sort::am);
    const bool joined = lexed_.is_dash(i - 1) || lexed_.is(i - 1, Sort::to) || lexed_.is(i - 1, Sort::through) ||
                        lexed_.is(i - 1, Sort::until) || lexed_.is(i - 1, Sort::and_);
    const bool counted =
        lexed_.lower(numbered.last) && lexed_.is(i - 1, Sort::and_) && lexed_.sort(numbered.last) == Sort::none;
    if (shaped && !more && joined && !counted && numbered.value > left.day) {
      auto e = make(Form::date, i, numbered.last);
      e.day = numbered.value;
      e.month = left.month;
      e.year = left.year;
      e.last = take_year(e, e.last);
      return e;
    }
  }
  if (!best || best->form == Form::duration || (left.has_clock && best->form != Form::clock)) {
    if (left.has_clock || bare_hour(left)) {
      if (auto time = clock(i, true)) {
        Found with_day = time;
        std::size_t on = time->last;
        if (lexed_.mark(on) == ',') ++on;
        if (lexed_.is(on, Sort::on)) ++on;
        Found day = date(on);
        if (day && !day->has_day()) day.reset();
        if (const auto word = day_word(on); word && word->form == Form::day_word) keep_longest(day, word);
        if (const auto pointing = pointed(on); pointing && (pointing->weekday != 0 || pointing->unit == Unit::day))
          keep_longest(day, pointing);
        if (day && day->last > time->last) {
          auto e = *day;
          e.first = i;
          e.has_clock = true;
          e.hour = time->hour;
          e.minute = time->minute;
          e.half_day_known = time->half_day_known;
          if (day->daypart >= Daypart::midday && e.hour < 12 && !e.half_day_known)
            e.hour += 12, e.half_day_known = true;
          e.daypart = Daypart::none;
          with_day = e;
        }
        if (!best || with_day->last >= best->last) best = with_day;
      }
    }
  }
  return best;
}

// What one end omits is taken from the other: the year, the month, the half of the day, the day itself.
void Grammar::complete(Expression& left, Expression& right) {
  // "from Monday to Wednesday next week"
  if (right.base && right.base->unit == Unit::week && right.weekday != 0 && left.form == Form::date &&
      left.weekday != 0 && left.month == 0 && !left.base)
    left.base = right.base;
  if (left.form == Form::date && right.form == Form::date) {
    if (right.before_christ && left.year != unknown && left.year >= right.year) left.before_christ = true;
    if (left.century != unknown && right.century != unknown && right.before_christ) left.before_christ = true;
    if (left.year == unknown && right.year != unknown && left.month != 0 && !right.short_year) {
      left.year = right.year;
      const bool over_new_year =
          right.month != 0 && (left.month > right.month || (left.month == right.month && left.day > right.day));
      if (over_new_year) --left.year;
    }
    if (left.month == 0 && left.day != 0 && left.weekday == 0) {
      left.month = right.month;
      left.year = right.year;
      if (left.day > right.day && right.month > 0) {
        left.month = right.month == 1 ? 12 : right.month - 1;
        if (right.month == 1 && left.year != unknown) --left.year;
      }
    }
    if (right.month == 0 && right.day != 0 && right.weekday == 0) right.month = left.month, right.year = left.year;
    if (left.season != Season::none && left.year == unknown && right.year != unknown) left.year = right.year;
  }
  if (left.has_clock && right.has_clock) {
    const bool left_day = left.form != Form::clock, right_day = right.form != Form::clock;
    if (left_day != right_day) {
      auto& day = left_day ? left : right;
      auto& bare = left_day ? right : left;
      auto joined = day;
      joined.first = bare.first;
      joined.last = bare.last;
      joined.hour = bare.hour;
      joined.minute = bare.minute;
      joined.second = bare.second;
      joined.half_day_known = bare.half_day_known;
      bare = joined;
    }
    if (right.half_day_known && !left.half_day_known && left.hour <= 12) {
      // "2 to 4 pm": the left end takes the half of the right one if it remains earlier.
      if (right.hour > 12 && left.hour + 12 < right.hour + (right.minute > 0 && left.minute < right.minute ? 1 : 0))
        left.hour += 12;
      left.half_day_known = true;
    } else if (left.half_day_known && !right.half_day_known && right.hour < 12) {
      if (right.hour <= left.hour || left.hour >= 12) right.hour += 12;
      right.half_day_known = true;
    } else if (!left.half_day_known && !right.half_day_known && right.hour < left.hour && right.hour < 12) {
      right.hour += 12;
      left.half_day_known = right.half_day_known = true;
    }
    if (right.hour > 23) right.hour = 23, right.minute = 59;
  }
}

// A range is one claim if its ends need each other; two complete dates are two claims.
bool Grammar::one_claim(const Expression& left, const Expression& right) const {
  if (reading_.message) return true;
  if (left.has_clock && right.has_clock) return true;
  if (left.form == Form::date && right.form == Form::date && left.day != 0 && right.day != 0) {
    const auto& only_number = lexed_.term(right.first);
    if (only_number.sort == Sort::number && right.last <= right.first + 2) return true;
    return left.last == left.first + 1 && lexed_.is_number(left.first);
  }
  return false;
}

// A start and a length: "from 10 am for 3 hours", "3 days starting next Monday", "2 hours from 2pm".
Found Grammar::lasting(const Expression& e, std::size_t i) const {
  if (e.form == Form::duration) {
    std::size_t at = e.last;
    if (lexed_.mark(at) == ',') ++at;
    if (!lexed_.is(at, Sort::from) && !lexed_.is(at, Sort::starting)) return std::nullopt;
    at += lexed_.is(at + 1, Sort::from) || lexed_.is(at + 1, Sort::on) ? 2 : 1;
    auto start = point(at);
    if (!start) start = clock(at, true);
    if (!start || (!start->has_clock && !start->has_day())) return std::nullopt;
    auto range = make(Form::range, e.first, start->last);
    range.base = std::make_shared<Expression>(*start);
    range.amounts = e.amounts;
    return range;
  }
  auto start = e;
  std::size_t at = e.last;
  if (!e.has_clock && e.has_day() && lexed_.is(at, Sort::from)) {
    const auto time = clock(at + 1, true);
    if (!time) return std::nullopt;
    start.has_clock = true;
    start.hour = time->hour;
    start.minute = time->minute;
    start.half_day_known = time->half_day_known;
    at = time->last;
  }
  if (!start.has_clock || !lexed_.is(at, Sort::for_)) return std::nullopt;
  std::vector<Amount> length;
  const auto end = amounts(at + 1, length);
  if (length.empty()) return std::nullopt;
  auto range = make(Form::range, i, end);
  range.base = std::make_shared<Expression>(start);
  range.amounts = length;
  return range;
}

// "3" of "between 3 and 12 of September", "the 5th" of "from the 5th to the 7th of May".
Found Grammar::days_of_month(std::size_t i) const {
  const auto numbered = day(lexed_.is(i, Sort::the) ? i + 1 : i);
  if (numbered.last == 0) return std::nullopt;
  const auto sort = lexed_.sort(numbered.last);
  if (sort != Sort::to && sort != Sort::and_ && sort != Sort::until && sort != Sort::through &&
      !lexed_.is_dash(numbered.last))
    return std::nullopt;
  const auto right = day_first(numbered.last + 1);
  if (!right || right->month == 0) return std::nullopt;
  auto e = make(Form::date, i, numbered.last);
  e.day = numbered.value;
  return e;
}

// "from 2:00 to 2:30 pm", "1-3 pm", "between 9 and 5": two times of day, completed by each other.
std::optional<Grammar::Clocks> Grammar::clock_range(std::size_t i) const {
  std::size_t at = i;
  const bool led = lexed_.is(at, Sort::from) || lexed_.is(at, Sort::between);
  if (led || lexed_.is(at, Sort::at)) ++at;
  auto left = clock(at, true);
  if (!left || !left->has_clock) return std::nullopt;
  const std::size_t sign = left->last;
  const bool joins = lexed_.is_dash(sign) || lexed_.is(sign, Sort::to) || lexed_.is(sign, Sort::until) ||
                     lexed_.is(sign, Sort::through) || (led && lexed_.is(sign, Sort::and_));
  if (!joins) return std::nullopt;
  auto right = clock(sign + 1, true);
  if (!right || !right->has_clock) return std::nullopt;
  const bool sure =
      left->half_day_known || right->half_day_known || left->minute != unknown || right->minute != unknown;
  if (!sure && !(reading_.message && i > 0)) return std::nullopt;
  complete(*left, *right);
  return Clocks{*left, *right, right->last};
}

std::vector<Expression> Grammar::range(std::size_t i) const {
  std::size_t at = i;
  bool from = false, between = false;
  Mod bound = Mod::none;
  switch (lexed_.sort(i)) {
    case Sort::from:
      from = true;
      ++at;
      break;
    case Sort::between:
      between = true;
      ++at;
      break;
    case Sort::since:
      bound = Mod::since;
      ++at;
      break;
    case Sort::before:
      bound = Mod::before;
      ++at;
      break;
    case Sort::after:
      bound = Mod::after;
      ++at;
      break;
    case Sort::until:
      bound = Mod::until;
      ++at;
      break;
    case Sort::by:
      if (reading_.message) bound = Mod::until;
      ++at;
      break;
    case Sort::later:
    case Sort::earlier:
      if (lexed_.is(i + 1, Sort::than) && reading_.message) {
        bound = lexed_.is(i, Sort::later) ? Mod::after : Mod::before;
        at += 2;
      }
      break;
    case Sort::starting:
    case Sort::first_part:
      if (lexed_.says(i, "starting") || lexed_.says(i, "beginning")) {
        const std::size_t next = lexed_.is(i + 1, Sort::on) || lexed_.is(i + 1, Sort::from) ? i + 2 : i + 1;
        if (reading_.message && !lexed_.is(i + 1, Sort::of)) bound = Mod::since, at = next;
      }
      break;
    default:
      if (reading_.message && lexed_.mark(i) == '>' && lexed_.mark(i + 1) == '=')
        bound = Mod::since, at += 2;
      else if (lexed_.says(i, "as") && lexed_.says(i + 2, "as") &&
               (lexed_.is(i + 1, Sort::late) || lexed_.is(i + 1, Sort::early)) && reading_.message)
        bound = lexed_.is(i + 1, Sort::late) ? Mod::until : Mod::since, at += 3;
      else if ((lexed_.says(i, "no") || lexed_.says(i, "not")) && lexed_.is(i + 1, Sort::later) &&
               lexed_.is(i + 2, Sort::than))
        bound = Mod::before, at += 3;
      else if (reading_.message && lexed_.says(i, "sooner") && lexed_.is(i + 1, Sort::than))
        bound = Mod::before, at += 2;
      break;
  }
  if (bound != Mod::none && lexed_.is(at, Sort::about) && reading_.message) ++at;
  Found left;
  if (from || between) left = days_of_month(at);
  if (!left) left = point(at);
  if ((from || between) && !left && reading_.message) left = clock(at, true);
  if ((from || between) && left && left->form == Form::duration && reading_.message) return {};
  if (!left && (from || between)) {
    // "between 3 and 12 of September", "from the 15th to ..."
    std::size_t number = lexed_.is(at, Sort::the) ? at + 1 : at;
    if (const auto numbered = day(number); numbered.last != 0) {
      left = make(Form::date, at, numbered.last);
      left->day = numbered.value;
    }
  } else if (!left && bound == Mod::none && (lexed_.is_number(i) || lexed_.is(i, Sort::ordinal))) {
    // "5–6 September 2019", "9 to 12 of June"
    if (const auto numbered = day(i);
        numbered.last != 0 &&
        (lexed_.is_dash(numbered.last) || lexed_.is(numbered.last, Sort::to) || lexed_.is(numbered.last, Sort::and_))) {
      const auto right = day_first(numbered.last + 1);
      if (right && right->month != 0 && right->day > numbered.value &&
          !(i > 0 && lexed_.glued(i) && lexed_.is_dash(i - 1))) {
        left = make(Form::date, i, numbered.last);
        left->day = numbered.value;
      }
    }
    if (!left && reading_.message) {
      auto time = clock(i, true);
      if (time && (lexed_.is_dash(time->last) || lexed_.is(time->last, Sort::to))) {
        const auto end = range_end(*time, time->last + 1);
        if (end && end->has_clock && (end->half_day_known || end->form != Form::clock)) left = time;
      }
    }
  }
  if (!left) return {};
  if (bound == Mod::none && !from && !between && left->has_day() && !left->has_clock && lexed_.same_line(left->last)) {
    std::size_t next = left->last;
    if (lexed_.mark(next) == ',') ++next;
    if (lexed_.token(std::min(next, lexed_.size() - 1)).line_breaks == 0) {
      if (auto clocks = clock_range(next)) {
        const auto on = [&](const Expression& time) {
          auto e = *left;
          e.has_clock = true;
          e.hour = time.hour;
          e.minute = time.minute;
          e.second = time.second;
          e.half_day_known = time.half_day_known || left->daypart != Daypart::none;
          if (left->daypart >= Daypart::midday && !time.half_day_known && e.hour < 12) e.hour += 12;
          e.daypart = Daypart::none;
          return e;
        };
        auto e = make(Form::range, left->first, clocks->last);
        e.base = std::make_shared<Expression>(on(clocks->left));
        e.other = std::make_shared<Expression>(on(clocks->right));
        return {e};
      }
    }
  }
  if (reading_.message && bound == Mod::none) {
    if (auto e = lasting(*left, i)) return {*e};
  }
  // A time that turned out to be a bare number of a range of days: "1-3 pm" is read by its right end.
  std::size_t sign = left->last;
  bool approximate_words = false;
  if (lexed_.mark(sign) == ',' && from) ++sign;
  const bool dash = lexed_.is_dash(sign);
  const bool word = lexed_.is(sign, Sort::to) || lexed_.is(sign, Sort::until) || lexed_.is(sign, Sort::through);
  const bool and_ = lexed_.is(sign, Sort::and_);
  (void)approximate_words;
  const bool joins = dash || (word && (from || between || left->form != Form::day_word || reading_.message)) ||
                     (and_ && between) || (and_ && left->form == Form::date && left->day != 0 && left->month == 0);
  const bool possible = left->form != Form::duration && left->form != Form::set && left->form != Form::stretch &&
                        left->form != Form::vague;
  if (joins && possible && bound == Mod::none && lexed_.same_line(sign) && lexed_.token(sign).line_breaks == 0) {
    std::size_t next = sign + 1;
    if (lexed_.is(next, Sort::about)) ++next;
    auto right = range_end(*left, next);
    if (right && right->form != Form::duration && right->form != Form::set && right->form != Form::stretch &&
        (left->has_clock == right->has_clock ||
         (reading_.message &&
          (left->form == Form::now || (left->form != Form::clock && right->form != Form::clock))))) {
      auto whole_left = *left;
      complete(whole_left, *right);
      const bool days_only =
          left->form == Form::date && left->month == 0 && left->year == unknown && left->day != 0 && left->weekday == 0;
      if (days_only && right->month == 0) return {};
      if (one_claim(*left, *right) || days_only) {
        auto e = make(Form::range, reading_.message ? i : left->first, right->last);
        e.base = std::make_shared<Expression>(whole_left);
        e.other = std::make_shared<Expression>(*right);
        return {e};
      }
      return {whole_left, *right};
    }
  }
  if ((from || between) && left->form == Form::date && left->month == 0 && left->year == unknown && left->day != 0 &&
      left->weekday == 0)
    return {};
  if (from && reading_.message && left->has_clock == false && left->form == Form::duration) return {};
  if (bound != Mod::none && left->form != Form::duration && left->form != Form::set && left->form != Form::stretch &&
      left->bound == Mod::none)
    left->bound = bound;
  // "2012 or later", "1/1/2016 and later"
  if (reading_.message && (lexed_.is(left->last, Sort::or_) || lexed_.is(left->last, Sort::and_)) &&
      lexed_.is(left->last + 1, Sort::later)) {
    left->bound = Mod::since;
    left->last += 2;
  }
  return {*left};
}

}  // namespace time_extractor
