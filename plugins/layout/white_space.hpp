// Gutters: tall white strips with writing on both sides.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/sheet.hpp"

namespace layout {

using WordNumbers = std::vector<std::uint32_t>;  // of words of a sheet

// The tallest gutters within the bounds of some words, tallest first; whether one parts columns or cells of a table is not
// decided here. Cost: bounded by a grid of fixed size, whatever the page.
std::vector<Box> find_gutters(const Sheet& sheet, const WordNumbers& words);

Box bounds_of(const Sheet& sheet, const WordNumbers& words);

}  // namespace layout
