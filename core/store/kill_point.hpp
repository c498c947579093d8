// Named places at which a test kills the process, to show that the next run can continue from what was left.
//
// DOSSIER_KILL_POINT=NAME or NAME:N in the environment: SIGKILL when NAME is reached for the N-th time (default: 1).
#pragma once

#include <string_view>

namespace dossier::store {

// Costs one comparison if the variable is not set. Thread-safe.
void kill_point(std::string_view name);

}  // namespace dossier::store
