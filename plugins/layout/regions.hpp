// The parts of a sheet that are read one after the other, such as columns.
#pragma once

#include <vector>

#include "layout/white_space.hpp"

namespace layout {

struct Region {
  WordNumbers words;   // lines are read across
  WordNumbers margin;  // labels or notes next to some of the lines, which are not part of them
};

struct Regions {
  std::vector<Region> all;   // in reading order
  WordNumbers line_numbers;  // the words that only number lines
};

// Each word is in one part.
Regions find_regions(const Sheet& sheet);

}  // namespace layout
