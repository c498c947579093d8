// What a plugin did against the boundary's rules while it was called, by the test that is named for the rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::conformance {

// Keeps the first of each rule. Any thread.
void violate(std::string_view rule, const std::string& how);

std::optional<std::string> violation_of(std::string_view rule);

}  // namespace dossier::conformance
