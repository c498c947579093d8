// Names of the people who wrote a text, as fields give them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace language {

// The people in a field that is meant for them: "By A. Doe, Staff Writer", "a@post.example (A. Doe)". Roles, addresses
// and, where there is a name, acronyms are left out.
std::vector<std::string> credited_names(std::string_view field);

}  // namespace language
