// The summary at the end of a run: what was found, what was lost, where the results are.
#pragma once

#include <ostream>

#include "core/engine/run.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {

void print_summary(const pipeline::Pipeline& pipeline, const engine::RunResult& result, double seconds,
                   std::ostream& out);

// The outcome of a replay: for each stage, what became of its dead letters.
Json replayed_json(const engine::RunResult& result);

// Whether each stage ran, and why.
void print_reuse(const engine::RunResult& result, std::ostream& out);

}  // namespace dossier::cli
