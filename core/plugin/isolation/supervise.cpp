#include "core/plugin/isolation/supervise.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

namespace dossier::plugin::isolation {
namespace {

void kill_listed(int list) {
  pid_t child = 0;
  char bytes[256];
  for (ssize_t count = 0; (count = ::read(list, bytes, sizeof bytes)) > 0;)
    for (ssize_t i = 0; i < count; ++i) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        child = child * 10 + (bytes[i] - '0');
        continue;
      }
      if (child > 0) ::kill(child, SIGKILL);
      child = 0;
    }
  if (child > 0) ::kill(child, SIGKILL);
}

// Those of this process, with the orphans below it that became its own. A kernel that does not list them
// (CONFIG_PROC_CHILDREN) leaves the worker alone to be killed.
void kill_children(pid_t worker) {
  const int list = ::open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  if (list < 0) {
    ::kill(worker, SIGKILL);
    return;
  }
  kill_listed(list);
  ::close(list);
}

// Until the worker has ended, or SIGTERM asks to end it.
void wait_for(pid_t worker, const sigset_t& awaited, int& status) {
  while (true) {
    const int signal = ::sigwaitinfo(&awaited, nullptr);
    if (signal == SIGTERM) return;
    int ended = 0;
    for (pid_t child = 0; (child = ::waitpid(-1, &ended, WNOHANG)) > 0;)
      if (child == worker) {
        status = ended;
        return;
      }
  }
}

// Each round ends one generation: the children of those that end become this process's own.
void end_descendants(pid_t worker, int& status) {
  while (true) {
    kill_children(worker);
    int ended = 0;
    const pid_t child = ::waitpid(-1, &ended, 0);
    if (child < 0 && errno != EINTR) return;
    if (child == worker) status = ended;
  }
}

[[noreturn]] void end_like(int status) {
  if (WIFSIGNALED(status)) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    std::signal(WTERMSIG(status), SIG_DFL);
    sigset_t every;
    ::sigfillset(&every);
    ::sigprocmask(SIG_UNBLOCK, &every, nullptr);
    ::kill(::getpid(), WTERMSIG(status));
  }
  ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

}  // namespace

pid_t supervise(pid_t host) {
  sigset_t awaited;
  sigset_t before;
  ::sigemptyset(&awaited);
  ::sigaddset(&awaited, SIGTERM);
  ::sigaddset(&awaited, SIGCHLD);
  ::sigprocmask(SIG_BLOCK, &awaited, &before);
  ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  const pid_t self = ::getpid();
  const pid_t worker = ::fork();
  if (worker < 0) {
    constexpr std::string_view sentence = "dossier: cannot start a process\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, sentence.data(), sentence.size());
    ::_exit(2);
  }
  if (worker == 0) {
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    return self;
  }
  ::close_range(3, ~0U, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
  int status = 0;
  if (::getppid() == host) wait_for(worker, awaited, status);
  end_descendants(worker, status);
  end_like(status);
}

}  // namespace dossier::plugin::isolation
