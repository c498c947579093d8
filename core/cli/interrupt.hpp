// Ctrl-C and SIGTERM: the first asks the work to stop, and ends the process if it has not stopped after 1.8 s; another
// one after 0.2 s or more ends it at once.
#pragma once

#include <atomic>
#include <csignal>

namespace dossier::cli {

// Handles the signals during its lifetime, and until the process ends if a stop was requested. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  // Set once the work is to stop.
  const std::atomic<bool>& asked() const;

 private:
  struct sigaction before_[3] = {};
};

}  // namespace dossier::cli
