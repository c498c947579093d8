#include "core/cli/interrupt.hpp"

#include <unistd.h>

#include "core/cli/command.hpp"

namespace dossier::cli {
namespace {

std::atomic<bool> stop_asked{false};

extern "C" void on_interrupt(int) {
  if (stop_asked.exchange(true)) _exit(exit_code::interrupted);  // the second time: now
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_asked = false;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, &before_[0]);
  sigaction(SIGTERM, &action, &before_[1]);
}

InterruptGuard::~InterruptGuard() {
  sigaction(SIGINT, &before_[0], nullptr);
  sigaction(SIGTERM, &before_[1], nullptr);
}

const std::atomic<bool>& InterruptGuard::asked() const { return stop_asked; }

}  // namespace dossier::cli
