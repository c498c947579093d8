// JSON for people: indented.
#pragma once

#include <ostream>

#include "dossier/record/json.hpp"

namespace dossier::cli {

// Two spaces a level; short lists of scalars stay on one line. Ends with a line end.
void print_json(const Json& value, std::ostream& out);

}  // namespace dossier::cli
