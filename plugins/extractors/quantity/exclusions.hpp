// Figures that are not quantities: dates, years, clock times, scores, versions, addresses, labels, telephone numbers.
#pragma once

#include "number_parser.hpp"
#include "token_text.hpp"

namespace quantity {

// Months and weekdays, also short ("Jan", "Sept.", "Tues"); 1..12, 1..7 (Monday), 0 for other words. The word is in
// lower case.
int month_of(std::string_view lower);
int weekday_of(std::string_view lower);

// Looks like a calendar year: four plain digits from 1000 to 2100.
bool looks_like_year(const TokenText& text, std::size_t i);

// A number in digits at number.first that is part of something else, whatever follows it. `first`, `end`: the
// sentence's tokens.
bool part_of_other(const TokenText& text, const Number& number, std::size_t first, std::size_t end);

// A bare number (no unit, no money sign) that belongs to a date, a label or a name: "in 2020", "Boeing 747", "No. 5",
// "2-1".
bool bare_number_is_label(const TokenText& text, const Number& number, std::size_t first, std::size_t end);

}  // namespace quantity
