// dossier-worker: runs one plugin for a host. Started by dossier with a socket as descriptor 3, not by users.
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "core/plugin/isolation/serve.hpp"
#include "core/plugin/isolation/standard_descriptors.hpp"

int main() {
  dossier::plugin::isolation::open_standard_descriptors();
  constexpr int socket = 3;
  struct stat status {};
  if (::fstat(socket, &status) != 0 || !S_ISSOCK(status.st_mode)) {
    std::fputs("dossier-worker: dossier starts this program where a pipeline says `isolation: process`\n", stderr);
    return 2;
  }
  ::close_range(4, ~0U, 0);  // the plugin gets none of the host's open files
  return dossier::plugin::isolation::serve(socket);
}
