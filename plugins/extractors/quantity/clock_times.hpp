// Numbers that are a time of day: "10:30", "6pm", "0615 GMT", "twenty past six".
#pragma once

#include "number_parser.hpp"
#include "token_text.hpp"

namespace quantity {

// A number in words that is part of a time: "half past three", "at ten to four", "six o'clock". `first`: the
// sentence's first token.
bool spoken_time(const TokenText& text, const Number& number, std::size_t first);

// The number in digits of the tokens [first, last).
bool clock_time(const TokenText& text, std::size_t first, std::size_t last);

}  // namespace quantity
