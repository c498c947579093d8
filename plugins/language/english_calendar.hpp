// English names of months and weekdays, in lower case.
#pragma once

#include <string_view>

namespace language {

// "january" is 1; 0 for other words.
int english_month(std::string_view lower);
// "jan" is 1, "sept" and "sep" are 9; without "may". 0 for other words.
int short_english_month(std::string_view lower);

// "monday" is 1; 0 for other words.
int english_weekday(std::string_view lower);
// "mon" is 1, "tues" is 2, "thurs" is 4; 0 for other words.
int short_english_weekday(std::string_view lower);

}  // namespace language
