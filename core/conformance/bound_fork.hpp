// A process that does not outlive the one that forked it, however that ends.
#pragma once

#include <sys/types.h>

namespace dossier::conformance {

// As fork(). The child is killed when the thread that called this ends.
pid_t bound_fork();

}  // namespace dossier::conformance
