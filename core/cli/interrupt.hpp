// Ctrl-C and SIGTERM: the first asks the work to stop, one that comes 0.2 s later or more ends the process.
#pragma once

#include <atomic>
#include <csignal>

namespace dossier::cli {

// While it lives, and to the end of the process where a stop was asked. One at a time.
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
