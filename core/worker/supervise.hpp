// A process between dossier and a worker that may start others: what the worker leaves behind ends with it.
#pragma once

#include <sys/types.h>

namespace dossier::worker {

// Forks. Returns in the child, which becomes the worker, with the id of its parent. The parent ends all that descends from
// the child once the child or `host` has ended, or when it is sent SIGTERM, and then ends the way the child did.
pid_t supervise(pid_t host);

}  // namespace dossier::worker
