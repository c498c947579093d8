#include "core/cli/interrupt.hpp"

#include <unistd.h>

#include <cstdint>
#include <ctime>

#include "core/cli/command.hpp"

namespace dossier::cli {
namespace {

std::atomic<bool> stop_asked{false};
std::atomic<std::int64_t> asked_at{0};  // nanoseconds; 0: not yet

// timeout(1) and many wrappers signal a process and then its group: that counts as one request.
constexpr std::int64_t once_ns = 200'000'000;

extern "C" void on_interrupt(int) {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  const std::int64_t now = time.tv_sec * 1'000'000'000 + time.tv_nsec;
  std::int64_t before = 0;
  if (!asked_at.compare_exchange_strong(before, now) && now - before > once_ns) _exit(exit_code::interrupted);
  stop_asked = true;
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_asked = false;
  asked_at = 0;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, &before_[0]);
  sigaction(SIGTERM, &action, &before_[1]);
}

InterruptGuard::~InterruptGuard() {
  if (stop_asked) return;  // only the report is left; the second signal of one request may still arrive
  sigaction(SIGINT, &before_[0], nullptr);
  sigaction(SIGTERM, &before_[1], nullptr);
}

const std::atomic<bool>& InterruptGuard::asked() const { return stop_asked; }

}  // namespace dossier::cli
