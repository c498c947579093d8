// Secrets in texts that others make: messages and log lines of plugins, names of outputs.
#pragma once

#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// Shorter ones are no secrets, and stand in too many words.
inline constexpr std::size_t shortest_secret = 4;

// The text with each of the secrets as "***". Longer ones must come first.
std::string redacted(std::string text, const std::vector<std::string>& secrets);
// The value with this done to all texts in it.
Json redacted(const Json& value, const std::vector<std::string>& secrets);
// The options of a stage as they may be written down: also what is too short to be looked for is "***" where the plugin
// says that it is a secret.
Json shown_options(const Stage& stage, const std::vector<std::string>& secrets);

}  // namespace dossier::pipeline
