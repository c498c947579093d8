// A worker process: its life, its clock, how it ended.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/plugin/isolation/frame.hpp"

namespace dossier::plugin::isolation {

class Process {
 public:
  // Starts the program (looked for in the PATH where it has no slash) with its arguments and one end of a socket pair
  // as its descriptor 3. Throws std::system_error.
  explicit Process(const std::vector<std::string>& command);
  ~Process();  // kills it where it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  Channel& channel() { return channel_; }
  // What it has used so far, of all its threads.
  std::chrono::nanoseconds cpu_time() const;
  // Kills it, with what it started.
  void kill();
  // Waits until it has ended; kills it where it does not within two seconds. "SIGSEGV (Segmentation fault)", "exit
  // status 3".
  std::string wait();

 private:
  bool has_ended() const;

  pid_t pid_ = -1;
  Channel channel_;
};

// "SIGSEGV (Segmentation fault)"
std::string signal_text(int signal);

// The worker program beside this one: DOSSIER_WORKER, else dossier-worker in the folder of the running program. Empty
// where there is none.
std::filesystem::path worker_program();

}  // namespace dossier::plugin::isolation
