// A run that ends well with nothing in it: no input, or nothing left of the inputs.
#pragma once

#include "core/engine/run_result.hpp"
#include "core/engine/run_stage.hpp"

namespace dossier::engine {

// A good run in which a stage lost all it was given becomes one with Outcome::all_rejected, with the reason; one without
// inputs or documents gets a warning.
void judge_emptiness(const RunStages& stages, RunResult& result);

}  // namespace dossier::engine
