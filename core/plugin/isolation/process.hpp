// A worker process: start, end and processor time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/plugin/isolation/frame.hpp"

namespace dossier::plugin::isolation {

struct Launch {
  std::vector<std::string> command;  // the program (searched in the PATH if it has no slash) and its arguments
  std::optional<std::vector<std::string>> environment;  // "NAME=VALUE"; nothing: that of this process
  std::string orders;                                   // in a file that is the program's descriptor 4, unless empty
  Acceptance acceptance;                                // what is accepted from it
};

class Process {
 public:
  // Starts the program in a session of its own, with one end of a socket pair as its descriptor 3. Throws
  // std::system_error.
  explicit Process(const Launch& launch);
  ~Process();  // kills it if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  Channel& channel() { return channel_; }
  // The process started watches `worker` (0: itself), which executes the calls, and ends all that the worker started.
  void watches(pid_t worker) { worker_ = worker; }
  // Processor time used so far by all threads of the worker.
  std::chrono::nanoseconds cpu_time() const;
  // Kills it and its child processes.
  void kill();
  // Waits until it has ended; kills it after two seconds. Returns "SIGSEGV (Segmentation fault)", "exit
  // status 3".
  std::string wait();

 private:
  bool has_ended() const;

  pid_t pid_ = -1;
  pid_t worker_ = 0;
  Channel channel_;
};

// "SIGSEGV (Segmentation fault)"
std::string signal_text(int signal);

// The worker program: DOSSIER_WORKER, else dossier-worker in the folder of the running program. Empty if there is
// none.
std::filesystem::path worker_program();

}  // namespace dossier::plugin::isolation
