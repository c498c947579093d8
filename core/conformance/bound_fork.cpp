#include "core/conformance/bound_fork.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace dossier::conformance {

pid_t bound_fork() {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent) ::_exit(1);  // it has ended already
  return 0;
}

}  // namespace dossier::conformance
