// Asks an exporter, before anything is written, whether an export would succeed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/stage.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

// The description of the run that begin, commit and probe receive. run: empty as long as it has no name. state: the
// state folder, in which each exporter stage has a folder for what it must remember; the exporter creates it if
// necessary.
std::string export_run_json(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const std::string& run,
                            const std::filesystem::path& state);

struct Probed {
  bool can_tell = false;                     // the exporter has a probe; without one, nothing is known
  std::vector<std::string> found;            // sentences about the target
  std::optional<plugin::CallFault> failure;  // an export would fail now
};

Probed probe(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const plugin::Instance& exporter,
             const plugin::CallScope& scope, const std::filesystem::path& state);

}  // namespace dossier::engine
