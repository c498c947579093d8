#include <iostream>

#include "core/cli/command.hpp"
#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/isolation/standard_descriptors.hpp"

int main(int argc, char** argv) {
  dossier::plugin::isolation::open_standard_descriptors();
  dossier::plugin::report_crashes();
  return dossier::cli::main(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), std::cout, std::cerr);
}
