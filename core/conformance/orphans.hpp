// What a child process started in process groups of its own and left behind when it ended, such as a program's workers.
#pragma once

#include <sys/types.h>

#include <set>

namespace dossier::conformance {

// While one lives, orphans of this process's children become its own; at its end they are killed, and no other child.
// The process must have one thread, and start nothing meanwhile but what it waits for.
class Orphans {
 public:
  Orphans();
  ~Orphans();
  Orphans(const Orphans&) = delete;
  Orphans& operator=(const Orphans&) = delete;

 private:
  int was_adopting_ = 0;
  std::set<pid_t> others_;  // children that were there before
};

}  // namespace dossier::conformance
