// Wordings that credit an agency: "the CNS agency reports", "according to the Harbour news agency", "news agency OPA".
#pragma once

#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

namespace language {

// The agencies that sentences name as their source, in the order of the text.
std::vector<dossier::Credit> find_agency_phrases(std::string_view text);

}  // namespace language
