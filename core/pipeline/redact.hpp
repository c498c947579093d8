// Secrets in texts of plugins: messages, log lines, names of outputs.
#pragma once

#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// Shorter ones are not masked: they would occur in too many words.
inline constexpr std::size_t shortest_secret = 4;

// The text with each of the secrets as "***". Longer ones must come first.
std::string redacted(std::string text, const std::vector<std::string>& secrets);
// The value with all texts in it masked.
Json redacted(const Json& value, const std::vector<std::string>& secrets);
// The options of a stage as they may be shown: every option that the plugin declares to be a secret is "***", even if
// it is too short for redacted().
Json shown_options(const Stage& stage, const std::vector<std::string>& secrets);

}  // namespace dossier::pipeline
