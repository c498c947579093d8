// The worker's side: loads one plugin, makes one instance, carries out calls until it is told to end.
#pragma once

namespace dossier::plugin::isolation {

// Serves the host at the other end of the socket. The exit status of the process.
int serve(int socket);

}  // namespace dossier::plugin::isolation
