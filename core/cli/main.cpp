#include <oneapi/tbb/global_control.h>

#include <iostream>
#include <new>

#include "core/cli/command.hpp"
#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/isolation/standard_descriptors.hpp"

int main(int argc, char** argv) {
  dossier::plugin::isolation::open_standard_descriptors();
  dossier::plugin::report_crashes();
  oneapi::tbb::task_scheduler_handle threads{oneapi::tbb::attach{}};
  const int code =
      dossier::cli::main(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), std::cout, std::cerr);
  // The worker threads end before the exit handlers of libraries that plugins use run: what OpenSSL keeps for a thread would
  // lose its owner otherwise.
  oneapi::tbb::finalize(threads, std::nothrow);
  return code;
}
