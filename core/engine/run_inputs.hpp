// The inputs of a run: what the paths of its reader stages name.
#pragma once

#include <map>

#include "core/engine/run_stage.hpp"
#include "core/store/hash.hpp"

namespace dossier::engine {

// Lists the inputs of each reader stage, and hashes them; by stage. Returns the number of files. Throws Interrupted,
// and std::runtime_error where a stage has no input that can be read.
std::uint64_t find_inputs(const Context& context, RunStages& stages, Meter& meter,
                          std::map<std::size_t, store::Hash>& hashes);

}  // namespace dossier::engine
