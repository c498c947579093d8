// "Did you mean": the nearest known name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::pipeline {

// The candidate that was most likely meant, or nothing if none is near. Of equally near ones, the first in byte order.
// A candidate "kind.name" is also near if only its name was given.
std::optional<std::string> suggest(std::string_view given, const std::vector<std::string>& candidates);

}  // namespace dossier::pipeline
