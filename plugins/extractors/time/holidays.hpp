// Holidays: their names and their days in the Gregorian calendar.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/text/calendar.hpp"
#include "lexed.hpp"

namespace time_extractor {

struct HolidayName {
  std::size_t last = 0;  // the token after it; 0: none
  std::string rule;
};

HolidayName find_holiday(const Lexed& lexed, std::size_t i);

// The day of a rule of find_holiday in a year.
std::optional<dossier::Date> holiday_date(std::string_view rule, int year);

}  // namespace time_extractor
