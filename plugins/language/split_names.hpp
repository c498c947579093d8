// Names of persons that are written in one line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace language {

// The names in "A. Doe, B. Roe and C. Poe"; also with ";" and "&" between them.
std::vector<std::string> split_names(std::string_view names);

}  // namespace language
