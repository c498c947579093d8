// Indented JSON.
#pragma once

#include <ostream>

#include "dossier/record/json.hpp"

namespace dossier::cli {

// Two spaces per level; short lists of scalars stay on one line. Ends with a newline.
void print_json(const Json& value, std::ostream& out);

}  // namespace dossier::cli
