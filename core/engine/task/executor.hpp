// An executor: a command of the user's that carries out tasks, on this machine or on others. It reads steps from its
// standard input and writes results to its standard output, each a line of JSON; what it prints to its standard error is
// shown as it is. It is expected to end when its input does.
#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/plugin/isolation/descriptor.hpp"

namespace dossier::engine::task {

class Executor {
 public:
  // Starts the command with /bin/sh. It and all that it starts are killed if this process is. Throws std::system_error.
  explicit Executor(std::string command);
  // Closes its input, and waits for it a while before it and all that it has started are killed.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // False where it does not read any more.
  bool send(std::string_view line);
  // The next line that it wrote; nothing at the end. look_up is called now and then: what it throws ends the waiting.
  std::optional<std::string> next_line(const std::function<void()>& look_up);
  // How it ended, as a clause: "it exited with 3". After the end of its lines.
  std::string end();

 private:
  std::string command_;
  pid_t pid_ = -1;
  plugin::isolation::Descriptor to_;
  plugin::isolation::Descriptor from_;
  std::string read_;  // not yet a line
};

}  // namespace dossier::engine::task
