#include "core/cli/interrupt.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <string_view>

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
  if (asked_at.compare_exchange_strong(before, now)) {
    const itimerval wait{{}, {1, 800'000}};
    setitimer(ITIMER_REAL, &wait, nullptr);
  } else if (now - before > once_ns) {
    _exit(exit_code::interrupted);
  }
  stop_asked = true;
}

// A plugin that does not look up would go on for as long as it likes. Ending like a kill is safe at any moment.
extern "C" void on_end_of_patience(int) {
  constexpr std::string_view said =
      "dossier: the run did not stop by itself and was ended; the same command resumes it\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, said.data(), said.size());
  _exit(exit_code::interrupted);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_asked = false;
  asked_at = 0;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, &before_[0]);
  sigaction(SIGTERM, &action, &before_[1]);
  action.sa_handler = on_end_of_patience;
  sigaction(SIGALRM, &action, &before_[2]);
}

InterruptGuard::~InterruptGuard() {
  const itimerval never{};
  setitimer(ITIMER_REAL, &never, nullptr);
  sigaction(SIGALRM, &before_[2], nullptr);
  if (stop_asked) return;  // only the report is left; the second signal of one request may still arrive
  sigaction(SIGINT, &before_[0], nullptr);
  sigaction(SIGTERM, &before_[1], nullptr);
}

const std::atomic<bool>& InterruptGuard::asked() const { return stop_asked; }

}  // namespace dossier::cli
