// A worker process: start, end and processor time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "core/plugin/isolation/launch.hpp"

namespace dossier::plugin::isolation {

class Process {
 public:
  // Starts the program in a session of its own, with one end of a socket pair as its descriptor 3 and `output` as its
  // standard output and error. Throws std::system_error.
  Process(const Launch& launch, int output);
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

}  // namespace dossier::plugin::isolation
