// The units of the tables with the multiples, squares, cubes and currency names that are made of them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "units.hpp"

namespace quantity {

struct UnitForms {
  Unit unit;
  std::vector<std::string> forms;  // as in the table: "=km" a symbol, "~m" a symbol that has to be attached
};

// What is written in the tables comes before what is made of them.
std::deque<UnitForms> unit_rows();

}  // namespace quantity
