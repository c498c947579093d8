// Asking an exporter, before anything is written, whether an export would succeed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/stage.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

// What begin, commit and probe are told of the run. run: empty where it has no name yet. state: the state folder, in
// which the stage has a folder of its own for what it must remember; it is made by whoever needs it.
std::string export_run_json(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const std::string& run,
                            const std::filesystem::path& state);

struct Probed {
  bool can_tell = false;                     // the exporter has a probe; without one nothing is known
  std::vector<std::string> found;            // sentences about the target
  std::optional<plugin::CallFault> failure;  // an export would fail now
};

Probed probe(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const plugin::Instance& exporter,
             const plugin::CallScope& scope, const std::filesystem::path& state);

}  // namespace dossier::engine
