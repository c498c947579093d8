// From a candidate to a claim that the text bears out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dossier/record/claim.hpp"
#include "grounding.hpp"
#include "language/read_value.hpp"
#include "reply.hpp"
#include "settings.hpp"

namespace llm {

// The claim, without its sentence; nothing, and why, if its words are not in one of the paragraphs, or its value is not
// what they say. Every mention is a part of the text; numbers and dates are read from it, not taken from the model.
std::optional<dossier::Claim> ground_claim(const Candidate& candidate, const std::vector<Ground>& paragraphs,
                                           std::string_view text, const language::EarlierClaims& earlier,
                                           const Settings& settings, std::string_view& why);

}  // namespace llm
