// How a worker process is started.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/plugin/isolation/descriptor.hpp"
#include "core/plugin/isolation/frame.hpp"
#include "core/plugin/sandbox/confinement.hpp"

namespace dossier::plugin::isolation {

struct Launch {
  std::vector<std::string> command;  // the program (searched in the PATH if it has no slash) and its arguments
  std::optional<std::vector<std::string>> environment;  // "NAME=VALUE"; nothing: that of this process
  std::string orders;                                   // in a file that is the program's descriptor 4, unless empty
  Acceptance acceptance;                                // what is accepted from it
  std::function<Descriptor()> connect;                  // instead of starting a process: a connection to a worker here
};

// dossier-worker with these orders of confinement_of, as a child of this process. memory: of a program, in bytes; 0: no limit.
// Says why that is not possible, if it is not: the program dossier-worker or that of the plugin is missing.
Launch launch_of(Confinement orders, const Grants& grants, std::uint64_t memory, std::string& why_not);

}  // namespace dossier::plugin::isolation
