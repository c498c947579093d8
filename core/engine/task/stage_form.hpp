// A stage in the description of a task.
#pragma once

#include "core/pipeline/pipeline.hpp"

namespace dossier::engine::task {

// Without its inputs and paths. Has secret options in it, if the stage has.
Json stage_form(const pipeline::Stage& stage);
// Throws PluginRefused where the catalog has not its plugin.
pipeline::Stage stage_of(const Json& form, const plugin::Catalog& catalog);

}  // namespace dossier::engine::task
