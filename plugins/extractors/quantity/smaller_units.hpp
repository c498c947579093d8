// Measures in two or three units are one quantity: "7lb 4oz", "5 feet and 2 inches", "6-foot-3", "1h 20m".
#pragma once

#include "side.hpp"

namespace quantity {

// Adds the smaller units that follow the side's unit to its number, in the side's unit. `first`: of the sentence.
void read_smaller_units(const TokenText& text, std::size_t first, std::size_t end, Side& side);

}  // namespace quantity
