// Statements as records.
#pragma once

#include <vector>

#include "dossier/record/claim.hpp"
#include "dossier/text/sentences.hpp"
#include "draft.hpp"

namespace statement {

// `times`: claims of kind time in this document, by start; one inside the statement dates it.
dossier::Claim to_claim(std::string_view text, const dossier::Sentence& sentence, const SyntaxTree& tree,
                        const Draft& draft, const std::vector<const dossier::Claim*>& times);

}  // namespace statement
