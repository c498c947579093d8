// The respect of a figure: the subject of its clause, its role in it, the period of a change, what is counted.
#pragma once

#include "figure.hpp"

namespace checker_values {

// Fills in what the words around the figure say; clause, amount and moment are already set.
void read_respects(Figure& figure);

}  // namespace checker_values
