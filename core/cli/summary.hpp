// The end of a run, told in a screen: what was found, what was lost, where the results are.
#pragma once

#include <ostream>

#include "core/engine/run.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {

void print_summary(const pipeline::Pipeline& pipeline, const engine::RunResult& result, double seconds,
                   std::ostream& out);

// What a replay came to: of each stage that was replayed what its dead letters became.
Json replayed_json(const engine::RunResult& result);

// Of each stage, whether it ran and why.
void print_reuse(const engine::RunResult& result, std::ostream& out);

}  // namespace dossier::cli
