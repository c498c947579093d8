// A hash that names things by their content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

// BLAKE2b-128 in hex. Parts are hashed with their lengths: no two lists are alike.
std::string digest(const std::vector<std::string_view>& parts);

}  // namespace web
