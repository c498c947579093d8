// One execution of a pipeline.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/engine/context.hpp"
#include "core/engine/run_result.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

struct RunRequest {
  const pipeline::Pipeline* pipeline = nullptr;
  const plugin::Catalog* catalog = nullptr;
  Settings settings;
  const std::atomic<bool>* cancelled = nullptr;  // set it to stop the run
  Observer* observer = nullptr;
  const Replay* replay = nullptr;  // null: a normal run
  // How the plugins differ from the lock, a sentence each; asked once more when the run has looked at their files.
  std::function<std::vector<std::string>()> lock_breaches = {};
};

RunResult run(const RunRequest& request);

}  // namespace dossier::engine
