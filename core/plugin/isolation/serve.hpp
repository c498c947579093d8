// The worker's side: loads one plugin, creates one instance, executes calls until the host ends it.
#pragma once

namespace dossier::plugin::isolation {

// Serves the host at the other end of the socket. Returns the exit status of the process.
int serve(int socket);

}  // namespace dossier::plugin::isolation
