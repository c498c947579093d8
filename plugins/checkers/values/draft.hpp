// A finding before it is written: places of figures instead of claims.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace checker_values {

struct DraftSide {
  std::vector<std::size_t> figures;
  std::string value;  // empty: the most exact of its figures
};

struct Draft {
  std::string kind;
  bool possible = false;
  std::vector<DraftSide> sides;      // conflicts and updates
  std::vector<std::size_t> figures;  // the others
  std::string why;                   // clause of the explanation
  std::string computed;              // the result of the arithmetic, if it decides
};

// What arithmetic says for a figure: relations that it fits and that it does not.
struct Support {
  int fits = 0;
  int misfits = 0;
};
using Supports = std::map<std::size_t, Support>;

}  // namespace checker_values
