// Which lines of a region are rows of tables.
#pragma once

#include <utility>
#include <vector>

#include "layout/lines.hpp"

namespace layout {

// First row and the line after the last one of each table, in order.
std::vector<std::pair<std::size_t, std::size_t>> find_tables(const std::vector<Line>& lines);

}  // namespace layout
