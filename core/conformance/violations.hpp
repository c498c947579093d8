// Rules of the boundary that a plugin broke during calls, by the test that is named after the rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::conformance {

// Keeps the first of each rule. Any thread.
void violate(std::string_view rule, const std::string& how);

std::optional<std::string> violation_of(std::string_view rule);

}  // namespace dossier::conformance
