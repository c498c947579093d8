#include "core/plugin/isolation/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <system_error>
#include <thread>

#include "core/plugin/isolation/memory_file.hpp"

namespace dossier::plugin::isolation {
namespace {

std::array<Descriptor, 2> socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot create a connection to a worker");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// Valid as long as the texts.
std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (const auto& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// In its own session, so that Ctrl-C reaches only the host, a kill also what the plugin started, and neither the terminal.
pid_t spawn(const Launch& launch, int socket, int orders, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);  // the output of a plugin is not a result
  ::posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, socket, 3);
  if (orders >= 0) ::posix_spawn_file_actions_adddup2(&actions, orders, 4);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  auto arguments = pointers_to(launch.command);
  std::vector<char*> environment;
  if (launch.environment) environment = pointers_to(*launch.environment);
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, arguments[0], &actions, &attributes, arguments.data(),
                                   launch.environment ? environment.data() : environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + launch.command[0]);
  return pid;
}

}  // namespace

Process::Process(const Launch& launch, int output) : channel_(Descriptor()) {
  if (launch.connect) {
    channel_ = Channel(launch.connect(), launch.acceptance);
    return;
  }
  auto ends = socket_pair();
  // If the worker's end is 3 or 4 already, adddup2 leaves its close-on-exec flag set: move it first.
  Descriptor theirs(::fcntl(ends[1].get(), F_DUPFD_CLOEXEC, 5));
  Descriptor orders;
  if (!launch.orders.empty())
    orders = Descriptor(::fcntl(memory_file("dossier-orders", launch.orders).get(), F_DUPFD_CLOEXEC, 5));
  pid_ = spawn(launch, theirs.get(), orders.get(), output);
  channel_ = Channel(std::move(ends[0]), launch.acceptance);
}

Process::~Process() {
  if (pid_ < 0) return;
  kill();
  wait();
}

std::chrono::nanoseconds Process::cpu_time() const {
  clockid_t clock{};
  timespec used{};
  if (pid_ < 0 || ::clock_getcpuclockid(worker_ ? worker_ : pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
    return {};
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

// A process that watches is asked to kill: it finds the children that left its group.
void Process::kill() {
  if (pid_ <= 0) return;
  if (worker_)
    ::kill(pid_, SIGTERM);
  else
    ::kill(-pid_, SIGKILL);
}

bool Process::has_ended() const {
  siginfo_t ended{};
  return ::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOWAIT | WNOHANG) == 0 && ended.si_pid == pid_;
}

std::string Process::wait() {
  if (pid_ < 0) return "it closed the connection";
  // It has ended, or is about to. One that only closed its connection gets two seconds.
  for (int patience = 200; !has_ended() && patience > 0; --patience)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!has_ended()) ::kill(-pid_, SIGKILL);
  siginfo_t ended{};
  while (::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  ::kill(-pid_, SIGKILL);  // its child processes, while the process id is not reused
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0)
    if (errno != EINTR) break;
  pid_ = -1;
  if (!WIFSIGNALED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  return signal_text(WTERMSIG(status));
}

std::string signal_text(int signal) {
  const char* name = ::sigabbrev_np(signal);
  const char* meaning = ::sigdescr_np(signal);
  return (name ? "SIG" + std::string(name) : "signal " + std::to_string(signal)) +
         (meaning ? " (" + std::string(meaning) + ")" : "");
}

}  // namespace dossier::plugin::isolation
