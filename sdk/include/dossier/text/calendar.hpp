// The proleptic Gregorian calendar: days, weekdays, ISO 8601 forms. No clock, no time zones, no locale.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31

  auto operator<=>(const Date&) const = default;
};

inline bool is_valid(const Date& date) {
  using namespace std::chrono;
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1 &&
         year_month_day(year(date.year), month(static_cast<unsigned>(date.month)), day(static_cast<unsigned>(date.day)))
             .ok();
}

// Days since 1970-01-01.
inline std::int64_t to_days(const Date& date) {
  using namespace std::chrono;
  return sys_days(year_month_day(year(date.year), month(static_cast<unsigned>(date.month)),
                                 day(static_cast<unsigned>(date.day))))
      .time_since_epoch()
      .count();
}

inline Date from_days(std::int64_t days) {
  using namespace std::chrono;
  const year_month_day date{sys_days(std::chrono::days(days))};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

inline Date add_days(const Date& date, std::int64_t days) { return from_days(to_days(date) + days); }

inline int days_in_month(int year, int month) {
  using namespace std::chrono;
  return static_cast<int>(static_cast<unsigned>(
      (std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last).day()));
}

// The day is at most the last of the month: 31 January plus one month is 28 or 29 February.
inline Date add_months(const Date& date, int months) {
  const int index = date.year * 12 + date.month - 1 + months;
  const int year = index >= 0 ? index / 12 : (index - 11) / 12;
  const int month = index - year * 12 + 1;
  return {year, month, std::min(date.day, days_in_month(year, month))};
}

// 1 Monday ... 7 Sunday.
inline int iso_weekday(const Date& date) { return static_cast<int>(((to_days(date) + 3) % 7 + 7) % 7) + 1; }

struct IsoWeek {
  int year;
  int week;
};
inline IsoWeek iso_week(const Date& date) {
  const Date thursday = add_days(date, 4 - iso_weekday(date));
  return {thursday.year, static_cast<int>((to_days(thursday) - to_days({thursday.year, 1, 1})) / 7) + 1};
}

inline std::string iso_text(const Date& date) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

// The date at the beginning of an ISO 8601 text ("2024-04-05", "2024-04-05T21:10:00+02:00"); nothing for a month or a
// year alone.
inline std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' || (text.size() > 10 && text[10] != 'T' && text[10] != ' '))
    return std::nullopt;
  int values[3] = {};
  constexpr std::size_t from[] = {0, 5, 8};
  constexpr std::size_t size[] = {4, 2, 2};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < size[i]; ++k) {
      const char c = text[from[i] + k];
      if (c < '0' || c > '9') return std::nullopt;
      values[i] = values[i] * 10 + (c - '0');
    }
  const Date date{values[0], values[1], values[2]};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

DOSSIER_NAMESPACE_END
