// A worker process: start, end and processor time.
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
  // Starts the program (searched in the PATH if it has no slash) with its arguments and one end of a socket pair as its
  // descriptor 3. Throws std::system_error.
  explicit Process(const std::vector<std::string>& command);
  ~Process();  // kills it if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  Channel& channel() { return channel_; }
  // Processor time used so far by all its threads.
  std::chrono::nanoseconds cpu_time() const;
  // Kills it and its child processes.
  void kill();
  // Waits until it has ended; kills it after two seconds. Returns "SIGSEGV (Segmentation fault)", "exit
  // status 3".
  std::string wait();

 private:
  bool has_ended() const;

  pid_t pid_ = -1;
  Channel channel_;
};

// "SIGSEGV (Segmentation fault)"
std::string signal_text(int signal);

// The worker program: DOSSIER_WORKER, else dossier-worker in the folder of the running program. Empty if there is
// none.
std::filesystem::path worker_program();

}  // namespace dossier::plugin::isolation
