// Runs that succeed with nothing in them: no input, or every input lost.
#pragma once

#include "core/engine/run_result.hpp"
#include "core/engine/run_stage.hpp"

namespace dossier::engine {

// If a stage of a good run lost everything, the outcome becomes all_rejected, with the reason. A run without inputs or
// documents gets a warning.
void judge_emptiness(const RunStages& stages, RunResult& result);

}  // namespace dossier::engine
