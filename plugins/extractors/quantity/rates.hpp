// "per barrel", "a year", "/kg": the denominator of a rate.
#pragma once

#include "mention.hpp"

namespace quantity {

// Reads the denominator after mention.outer_last, if there is one, into mention.per and mention.unit.
void read_rate(const TokenText& text, std::size_t end, Mention& mention);

}  // namespace quantity
