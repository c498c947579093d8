// All agencies that a text credits: in its dateline, in its sentences, after its last one.
#pragma once

#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

namespace language {

// In the order of the text. The dateline is looked for where the first paragraph begins.
std::vector<dossier::Credit> agency_credits(std::string_view text, const std::vector<dossier::Block>& blocks);

}  // namespace language
