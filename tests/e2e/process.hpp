// The command as a process of its own: it can be sent signals.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace e2e {

class Process {
 public:
  // err: the file that takes its standard error; what it prints is dropped.
  Process(std::vector<std::string> args, const std::string& err) {
    args.insert(args.begin(), DOSSIER_COMMAND);
    std::vector<char*> argv;
    for (auto& arg : args) argv.push_back(arg.data());
    argv.push_back(nullptr);
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("cannot fork");  // nor is there a process to signal
    if (child_ != 0) return;
    dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(99);
  }
  ~Process() {
    if (ended_) return;
    ::kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return child_; }
  void interrupt() const { ::kill(child_, SIGINT); }
  bool alive() { return !ended_ && !ended(WNOHANG); }
  // Waits for its end; none if a signal ended it.
  std::optional<int> exit() {
    if (!ended_) ended(0);
    if (!WIFEXITED(status_)) return std::nullopt;
    return WEXITSTATUS(status_);
  }

 private:
  bool ended(int options) { return ended_ = waitpid(child_, &status_, options) == child_; }

  pid_t child_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

}  // namespace e2e
