// Drafts to findings: sides with their sources, the likely value, one plain sentence.
#pragma once

#include <vector>

#include "dossier/record/finding.hpp"
#include "draft.hpp"
#include "figure.hpp"

namespace checker_values {

Finding write_finding(const Draft& draft, const std::vector<Figure>& figures, const Supports& supports);

}  // namespace checker_values
