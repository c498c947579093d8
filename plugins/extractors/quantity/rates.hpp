// "per barrel", "a year", "/kg": what a rate is reckoned by.
#pragma once

#include "mention.hpp"

namespace quantity {

// Reads the denominator behind mention.outer_last, where there is one, into mention.per and mention.unit.
void read_rate(const TokenText& text, std::size_t end, Mention& mention);

}  // namespace quantity
