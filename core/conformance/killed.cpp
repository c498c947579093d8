#include "core/conformance/killed.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>

#include "core/conformance/bound_fork.hpp"

namespace dossier::conformance {
namespace {

constexpr int body_threw = 3;

int start(const std::function<void()>& body, bool killed_at_end, int reasons) {
  const pid_t process = bound_fork();
  if (process < 0) throw std::runtime_error("cannot start a process");
  if (process != 0) return process;
  int code = 0;
  try {
    body();
    if (killed_at_end) ::raise(SIGKILL);
  } catch (const std::exception& error) {
    const std::string reason = error.what();
    if (reasons >= 0 && ::write(reasons, reason.data(), std::min<std::size_t>(reason.size(), 4000)) < 0) code = 0;
    code = body_threw;
  }
  ::_exit(code);
}

int wait_for(int process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

void in_killed_process(const std::function<void()>& body) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("cannot make a pipe");
  const int process = start(body, true, ends[1]);
  ::close(ends[1]);
  std::string reason;
  char buffer[1024];
  for (ssize_t size = 0; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    reason.append(buffer, static_cast<std::size_t>(size));
  ::close(ends[0]);
  if (const int status = wait_for(process); !WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
    throw std::runtime_error(reason.empty() ? "the process ended by itself before it could be killed" : reason);
}

bool killed_after(std::chrono::microseconds time, const std::function<void()>& body) {
  const int process = start(body, false, -1);
  ::usleep(static_cast<useconds_t>(time.count()));
  ::kill(process, SIGKILL);
  return WIFSIGNALED(wait_for(process));
}

SideProcess::SideProcess(const std::function<void()>& body) : process_(start(body, false, -1)) {}
SideProcess::~SideProcess() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  wait_for(process_);
}
bool SideProcess::join() {
  const int status = wait_for(process_);
  process_ = -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace dossier::conformance
