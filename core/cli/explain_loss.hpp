// The loss report of a document, for people.
#pragma once

#include <string>

#include "dossier/record/json.hpp"

namespace dossier::cli {

// Lines: what is in the text, what is left out for which reasons, and the largest parts of that; the same of the inputs
// around it whose report it has. Empty if the document has no report.
std::string loss_text(const Json& document);

}  // namespace dossier::cli
