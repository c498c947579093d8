// Who vouches for a clause, how firmly, and whether it is negated.
#pragma once

#include <string_view>
#include <vector>

#include "draft.hpp"

namespace statement {

struct Source {
  NodeRange who;
  NodeRange cue;  // "said"; "according to"
};

struct Stance {
  bool negated = false;
  std::string_view modality = "asserted";  // asserted, hedged, denied, expected, conditional, asked
  std::vector<Source> sources;             // outermost first
};

Stance read_stance(std::string_view text, const SyntaxTree& tree, const Draft& draft);

// "according to the mayor": the phrase names a source, and is no argument.
bool names_source(std::string_view text, const SyntaxTree& tree, NodeRange phrase);
// The clause that a verb of reporting governs, by its head: "Ilves said that ..."; else no_node.
std::uint32_t reported_clause(std::string_view text, const SyntaxTree& tree, std::uint32_t verb);

}  // namespace statement
