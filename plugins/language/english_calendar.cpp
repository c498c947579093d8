#include "language/english_calendar.hpp"

#include <algorithm>
#include <iterator>

namespace language {
namespace {

template <class List>
int number_in(const List& list, std::string_view word) {
  const auto* found =
      std::find_if(std::begin(list), std::end(list), [&](const auto& name) { return name.word == word; });
  return found == std::end(list) ? 0 : found->number;
}

}  // namespace

int english_month(std::string_view lower) { return number_in(english_months, lower); }

int short_english_month(std::string_view lower) { return number_in(short_english_months, lower); }

int english_weekday(std::string_view lower) { return number_in(english_weekdays, lower); }

int short_english_weekday(std::string_view lower) { return number_in(short_english_weekdays, lower); }

}  // namespace language
