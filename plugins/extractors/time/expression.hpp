// A time expression as it is written in the text, before it is resolved.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "words.hpp"

namespace time_extractor {

enum class Form : std::uint8_t {
  none,
  date,      // fields of the calendar, some of them
  day_word,  // today and `shift` days
  now,
  pointed,  // "last week", "this spring", "the following year": pointer with unit, weekday, month, season or daypart
  shifted,  // `amounts` before or after `base` (or the anchor)
  stretch,  // "the past three weeks": pointer and amounts
  part,     // "the second week of May": nth, count and unit of `base`
  clock,    // a time of day without a day
  duration,
  set,
  holiday,
  range,  // from `base` to `other`
  vague   // "that time": no value
};

enum class Pointer : std::uint8_t { none, last, previous, past, this_, next, following, coming, that, same, the };

enum class Mod : std::uint8_t { none, before, after, since, until, approx, start, mid, end };

// Of a shift: from when.
enum class From : std::uint8_t { reference, mention, base };

struct Amount {
  std::int64_t thousandths = 0;  // negative: unknown ("several")
  Unit unit = Unit::none;
  bool about = false;  // the end of "two or three"
};

inline constexpr int unknown = -1;

struct Expression {
  Form form = Form::none;
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;

  int year = unknown;  // short_year: its last two digits only
  bool short_year = false;
  bool before_christ = false;
  int month = 0;
  int day = 0;
  int weekday = 0;
  Season season = Season::none;
  int quarter = 0;
  int half = 0;
  int week = 0;
  int decade = unknown;   // 198 of "the 1980s"; 8 with short_year of "the eighties"
  int century = unknown;  // 19 of "the 19th century"
  int other_month = 0;    // the other reading of 4/5/2020
  int other_day = 0;
  bool season_over_year = false;  // "the winter of 1776-77"

  Pointer pointer = Pointer::none;
  Unit unit = Unit::none;
  int steps = 1;  // "the week after next": 2
  int shift = 0;
  bool back = false;  // of shifted: before the base
  From from = From::reference;
  bool event = false;  // counted from something that happened: "two days after the vote"
  int present = 0;     // of a period: 1 from today on ("later this month"), -1 up to today ("the year to date")
  std::vector<Amount> amounts;
  int nth = 0;  // of part; negative: from the end
  int count = 0;
  std::string holiday;
  std::string kind;  // the prefix of a year that is not the calendar's: "FY", "SY"

  bool has_clock = false;
  int hour = unknown, minute = unknown, second = unknown;
  bool half_day_known = false;  // a.m., p.m., or beyond 12
  Daypart daypart = Daypart::none;
  bool zulu = false;

  Mod mod = Mod::none;    // start, mid, end, approx
  Mod bound = Mod::none;  // before, after, since, until
  int every = 0;          // of a set: each `every`th unit
  int times = 0;          // of a set: how often
  std::shared_ptr<Expression> base;
  std::shared_ptr<Expression> other;

  bool calendar() const {
    return form == Form::date || form == Form::day_word || form == Form::pointed || form == Form::shifted ||
           form == Form::part || form == Form::holiday;
  }
  bool plain_year() const {
    return form == Form::date && year != unknown && month == 0 && weekday == 0 && season == Season::none &&
           quarter == 0 && half == 0 && week == 0 && !has_clock && daypart == Daypart::none;
  }
  bool has_day() const {
    return (form == Form::date && (day != 0 || weekday != 0)) || form == Form::day_word || form == Form::holiday ||
           (form == Form::pointed && weekday != 0) || (form == Form::shifted && !amounts.empty()) ||
           (form == Form::part && unit == Unit::day);
  }
};

using Found = std::optional<Expression>;

}  // namespace time_extractor
