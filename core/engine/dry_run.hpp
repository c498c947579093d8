// Checks inputs, plugins and targets of a run without running it. Nothing is written outside the state folder.
#pragma once

#include <string>
#include <vector>

#include "core/engine/probing.hpp"
#include "core/engine/run.hpp"

namespace dossier::engine {

struct ListedInputs {
  std::string stage;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<std::string> problems;  // paths that do not exist or cannot be read
};

struct ProbedTarget {
  std::string stage;
  std::string plugin;
  Probed probed;
};

struct DryRun {
  Outcome outcome = Outcome::good;
  std::vector<std::string> problems;  // why a run would fail, as sentences; those of targets are in `targets`
  std::vector<std::string> warnings;  // of plugins
  std::vector<ListedInputs> inputs;
  std::vector<ProbedTarget> targets;
};

DryRun dry_run(const RunRequest& request);

}  // namespace dossier::engine
