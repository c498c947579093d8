// dossier plan PIPELINE --tasks
#pragma once

#include <filesystem>
#include <ostream>

#include "core/pipeline/pipeline.hpp"

namespace dossier::cli {

// The steps of a run that would start now, in order. state: the folder of earlier runs.
void print_plan_of_tasks(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog,
                         const std::filesystem::path& state, bool json, std::ostream& out);

}  // namespace dossier::cli
