// A process between dossier and one that may start others: what that leaves behind ends with it.
#pragma once

#include <sys/types.h>

namespace dossier::plugin::isolation {

// Forks. Returns in the child, with the id of its parent. The parent ends all that descends from the child once the child
// or `host` has ended, or when it is sent SIGTERM, and then ends the way the child did. May be called between the fork
// of a process with threads and exec.
pid_t supervise(pid_t host);

}  // namespace dossier::plugin::isolation
