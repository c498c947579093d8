#include "core/engine/task/executor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <thread>

#include "core/plugin/isolation/supervise.hpp"

namespace dossier::engine::task {
namespace {

using plugin::isolation::Descriptor;

constexpr int look_up_ms = 100;
constexpr std::chrono::seconds patience{2};

std::array<Descriptor, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot create a pipe to the executor");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// Between fork and exec: calls that a process with threads may make there.
[[noreturn]] void become(const char* command, int in, int out, pid_t parent) {
  ::setpgid(0, 0);  // Ctrl-C is for the run, which stops its executor
  plugin::isolation::supervise(parent);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  for (const int caught : {SIGPIPE, SIGINT, SIGTERM}) std::signal(caught, SIG_DFL);
  ::execl("/bin/sh", "sh", "-c", command, nullptr);
  ::_exit(127);
}

}  // namespace

Executor::Executor(std::string command) : command_(std::move(command)) {
  auto [their_in, our_out] = make_pipe();
  auto [our_in, their_out] = make_pipe();
  const auto parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "cannot start the executor");
  if (pid_ == 0) become(command_.c_str(), their_in.get(), their_out.get(), parent);
  to_ = std::move(our_out);
  from_ = std::move(our_in);
}

Executor::~Executor() {
  to_ = Descriptor();
  if (pid_ > 0) end();
}

bool Executor::send(std::string_view line) {
  std::string rest(line);
  rest += '\n';
  for (std::string_view left = rest; !left.empty();) {
    sigset_t pipe, before;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
    const auto written = ::write(to_.get(), left.data(), left.size());
    const int error = errno;
    if (written < 0 && error == EPIPE) {  // takes the signal that is pending now
      const timespec now{};
      ::sigtimedwait(&pipe, nullptr, &now);
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (written < 0 && error == EINTR) continue;
    if (written < 0) return false;
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<std::string> Executor::next_line(const std::function<void()>& look_up) {
  while (true) {
    if (const auto end = read_.find('\n'); end != std::string::npos) {
      auto line = read_.substr(0, end);
      read_.erase(0, end + 1);
      return line;
    }
    look_up();
    pollfd ready{from_.get(), POLLIN, 0};
    if (::poll(&ready, 1, look_up_ms) <= 0) continue;
    std::array<char, 1 << 16> bytes;
    const auto count = ::read(from_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    read_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

std::string Executor::end() {
  to_ = Descriptor();
  int status = 0;
  const auto ends_within = [&](std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    pid_t ended = 0;
    while ((ended = ::waitpid(pid_, &status, WNOHANG)) == 0 && std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return ended;
  };
  auto ended = ends_within(patience);
  if (ended == 0) {  // it and all that it has started
    ::kill(pid_, SIGTERM);
    ended = ::waitpid(pid_, &status, 0);
  }
  pid_ = -1;
  if (ended > 0 && WIFEXITED(status)) return "it exited with " + std::to_string(WEXITSTATUS(status));
  if (ended > 0 && WIFSIGNALED(status)) return "it was ended by signal " + std::to_string(WTERMSIG(status));
  return "it ended";
}

}  // namespace dossier::engine::task
