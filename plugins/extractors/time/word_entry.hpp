// A row of the word tables.
#pragma once

#include <string_view>

#include "words.hpp"

namespace time_extractor {

struct Entry {
  std::string_view word;
  Sort sort = Sort::none;
  int value = 0;
};

constexpr int of(Unit unit) { return static_cast<int>(unit); }
constexpr int of(Season season) { return static_cast<int>(season); }
constexpr int of(Daypart part) { return static_cast<int>(part); }

}  // namespace time_extractor
