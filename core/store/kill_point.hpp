// Named places at which a test ends the process as a power cut would: what a run leaves must do for the next one.
//
// DOSSIER_KILL_POINT=NAME or NAME:N in the environment: SIGKILL at the N-th time (1 without it) that NAME is reached.
#pragma once

#include <string_view>

namespace dossier::store {

// Costs a comparison where the variable is not set. Any thread.
void kill_point(std::string_view name);

}  // namespace dossier::store
