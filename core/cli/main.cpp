#include <oneapi/tbb/global_control.h>

#include <csignal>
#include <iostream>
#include <new>

#include "core/cli/command.hpp"
#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/isolation/standard_descriptors.hpp"

namespace {

// Where the reader of our output has gone (`dossier run | head`), a write fails, and the run continues. Unlike SIG_IGN, a
// handler is not passed on to workers.
void outlive_readers() {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  action.sa_flags = SA_RESTART;
  sigaction(SIGPIPE, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  dossier::plugin::isolation::open_standard_descriptors();
  outlive_readers();
  dossier::plugin::report_crashes();
  oneapi::tbb::task_scheduler_handle threads{oneapi::tbb::attach{}};
  const int code =
      dossier::cli::main(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), std::cout, std::cerr);
  // The worker threads end before the exit handlers of libraries that plugins use run: what OpenSSL keeps for a thread would
  // lose its owner otherwise.
  oneapi::tbb::finalize(threads, std::nothrow);
  return code;
}
