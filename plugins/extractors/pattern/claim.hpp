// From a match to a claim.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "found.hpp"
#include "language/read_value.hpp"
#include "pattern.hpp"

namespace pattern_extractor {

// The claim, without its sentence and confidence; nothing, and why, if its value cannot be read: a number or a date is
// never guessed.
std::optional<dossier::Claim> make_claim(const Pattern& pattern, const Found& found, const dossier::Document& document,
                                         const language::EarlierClaims& earlier, std::string_view& why);

}  // namespace pattern_extractor
