// Ctrl-C and SIGTERM: the first asks the work to stop; another one after 0.2 s or more ends the process.
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
  struct sigaction before_[2] = {};
};

}  // namespace dossier::cli
