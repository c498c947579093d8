// How a worker gives up what it does not need, before any code of a plugin runs.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/sandbox/confinement.hpp"

namespace dossier::plugin {

struct Confined {
  std::vector<std::string> missing;  // SandboxState::missing
  int start_descriptor = -1;         // of the executable, for start_program; -1: there is none, or no sandbox
};

// Of the calling process, which must have one thread. Throws std::system_error where the executable cannot be opened.
Confined confine(const Confinement& allowed);
// What confine() would find missing on this system, as one sentence; empty: nothing. Changes nothing.
std::string missing_parts();
// Becomes the program, by the descriptor or else by its name; returns only if that is not possible, with errno.
void start_program(const Confinement& orders, int descriptor);

}  // namespace dossier::plugin
