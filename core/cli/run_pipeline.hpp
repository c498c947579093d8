// Shared by `run` and `replay`: their options, and one execution of a pipeline with progress, log and summary.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "core/cli/command.hpp"
#include "core/engine/run.hpp"

namespace dossier::cli {

std::vector<OptionSpec> running_options();

struct RunVerb {
  std::string_view name;
  // Called once the pipeline is known to be valid. Completes the request, or returns an exit code if nothing is to run.
  std::function<std::optional<int>(engine::RunRequest& request)> prepare = {};
};

// Returns the exit code.
int run_pipeline(const RunVerb& verb, const Arguments& arguments, Terminal& terminal);

}  // namespace dossier::cli
