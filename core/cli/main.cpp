#include <iostream>

#include "core/cli/command.hpp"

int main(int argc, char** argv) {
  return dossier::cli::main(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), std::cout, std::cerr);
}
