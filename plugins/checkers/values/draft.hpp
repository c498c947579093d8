// A finding before it is written: places of figures instead of claims.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dossier/record/finding.hpp"

namespace checker_values {

using namespace dossier;

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
  std::optional<int> odds;           // that it is right, in 1/256 of log-odds, where they were judged
  Judgement judgement;
  std::string computed;  // the result of the arithmetic, if it decides
};

// What arithmetic says for a figure: relations that it fits and that it does not.
struct Support {
  int fits = 0;
  int misfits = 0;
};
using Supports = std::map<std::size_t, Support>;

}  // namespace checker_values
