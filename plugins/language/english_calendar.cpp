#include "language/english_calendar.hpp"

#include <algorithm>
#include <iterator>

namespace language {
namespace {

// The place of a word in a list, from 1; 0 if it is not in it.
template <class List>
int place_in(const List& list, std::string_view word) {
  const auto* found = std::find(std::begin(list), std::end(list), word);
  return found == std::end(list) ? 0 : static_cast<int>(found - std::begin(list)) + 1;
}

constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view short_months[] = {"jan", "feb", "mar", "apr", "",    "jun",
                                             "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::string_view short_weekdays[] = {"mon", "tues", "wed", "thurs", "fri", "sat", "sun"};

}  // namespace

int english_month(std::string_view lower) { return place_in(months, lower); }

int short_english_month(std::string_view lower) {
  if (lower.size() < 3 || lower.size() > 4) return 0;
  return lower == "sept" ? 9 : place_in(short_months, lower);
}

int english_weekday(std::string_view lower) { return place_in(weekdays, lower); }

int short_english_weekday(std::string_view lower) { return place_in(short_weekdays, lower); }

}  // namespace language
