// English names of months and weekdays, in lower case.
#pragma once

#include <string_view>

namespace language {

struct CalendarName {
  std::string_view word;
  int number;  // 1 is January or Monday
};

inline constexpr CalendarName english_months[] = {
    {"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
    {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
};
// Without "may".
inline constexpr CalendarName short_english_months[] = {
    {"jan", 1}, {"feb", 2}, {"mar", 3},  {"apr", 4},  {"jun", 6},  {"jul", 7},
    {"aug", 8}, {"sep", 9}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
};
inline constexpr CalendarName english_weekdays[] = {
    {"monday", 1}, {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5}, {"saturday", 6}, {"sunday", 7},
};
inline constexpr CalendarName short_english_weekdays[] = {
    {"mon", 1},  {"tue", 2},   {"tues", 2}, {"wed", 3}, {"weds", 3}, {"thu", 4},
    {"thur", 4}, {"thurs", 4}, {"fri", 5},  {"sat", 6}, {"sun", 7},
};

// The number of a name in lower case; 0 for other words.
int english_month(std::string_view lower);
int short_english_month(std::string_view lower);
int english_weekday(std::string_view lower);
int short_english_weekday(std::string_view lower);

}  // namespace language
