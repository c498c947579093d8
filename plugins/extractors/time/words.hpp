// The words that time expressions are made of: each folded word has one sort and a value.
#pragma once

#include <cstdint>
#include <string_view>

namespace time_extractor {

// From short to long; the order is used.
enum class Unit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  daypart,
  day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  season,
  half,
  year,
  decade,
  century,
  millennium
};

enum class Daypart : std::uint8_t {
  none,
  morning,
  midday,
  afternoon,
  evening,
  night,
  daytime,
  breakfast,
  lunch,
  dinner
};

enum class Season : std::uint8_t { none, spring, summer, autumn, winter };

enum class Sort : std::uint8_t {
  none,
  number,          // digits
  month,           // 1..12
  month_short,     // "Jan", "Sept"
  weekday,         // 1..7
  weekday_short,   // "Mon"
  weekdays,        // plural
  unit,            // Unit
  units,           // plural, Unit
  season,          // Season
  seasons,         // plural
  daypart,         // Daypart
  dayparts,        // plural
  cardinal,        // "twelve"
  tens,            // "twenty"
  scale,           // "hundred", "thousand"
  ordinal,         // "third"
  ordinal_suffix,  // "st" "nd" "rd" "th"
  day_word,        // "yesterday", value in days
  tonight,
  now,
  ago,
  later,
  earlier,
  last,
  past,
  previous,
  next,
  following,
  coming,
  this_,
  these,
  that,
  same,
  each,
  every,
  any,
  other,
  adverb_set,  // "daily", Unit
  times,       // "once", "twice": value; "times": 0
  am,
  pm,
  clock_word,  // "noon" 12, "midnight" 0
  oclock,
  half,
  quarter,
  early,
  late,
  mid,
  first_part,
  middle_part,
  last_part,
  rest,
  the,
  a,
  of,
  in,
  on,
  at,
  by,
  from,
  to,
  until,
  since,
  before,
  after,
  between,
  and_,
  or_,
  through,
  during,
  within,
  for_,
  than,
  about,
  over,   // "over", "nearly": the duration is longer
  under,  // the duration is shorter
  more,
  less,
  few,
  couple,
  all,
  whole,
  era_before,
  era_after,
  decade_word,  // "eighties": 80
  year_kind,    // "fiscal", "school"
  holiday,      // may begin a holiday's name
  starting,
  per,
  long_,
  full,
  date_word,
  zone,
};

struct Word {
  Sort sort = Sort::none;
  std::int16_t value = 0;
};

// `folded`: lower case.
Word look_up(std::string_view folded);

template <class E>
constexpr E as(Word word) {
  return static_cast<E>(word.value);
}

}  // namespace time_extractor
