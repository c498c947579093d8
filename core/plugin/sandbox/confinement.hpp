// The orders that dossier gives to dossier-worker: what the worker may reach, and what it is to run. Both are of one
// build, so that the form can change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/sandbox/sandbox.hpp"

namespace dossier::plugin {

struct Confinement {
  SandboxMode mode = SandboxMode::best_effort;
  std::int64_t host = 0;                 // the process id of dossier
  std::uint64_t memory = 0;              // of a program: bytes of private memory; 0: no limit
  std::string executable;                // a program's file, or that of its interpreter; empty: a native plugin
  std::vector<std::string> command;      // how the program is started
  std::vector<std::string> environment;  // "NAME=VALUE" that a script sets for it; for the host, not part of the orders
  std::vector<std::string> list;         // folders whose names may be listed
  std::vector<std::string> read;         // files, and folders with all below them
  std::vector<std::string> write;        // the same; may be read too
  bool network = false;
  bool local_sockets = false;
  bool processes = false;

  std::string encode() const;
  static std::optional<Confinement> decode(std::string_view bytes);
};

}  // namespace dossier::plugin
