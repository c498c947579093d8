// The plan of a run: its steps in order, known before anything runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

enum class StepKind { read, merge, sketch, map, reduce, extract, cluster, join, write };
std::string_view step_name(StepKind kind);

struct PlannedStep {
  StepKind kind = StepKind::read;
  std::optional<std::size_t> stage;  // none: of the whole run
  std::size_t pass = 0;              // of map and reduce
  std::uint32_t round = 0;
};

// Whether an executor gets tasks of such steps; the run itself does the others.
bool in_tasks(StepKind kind);

// The steps of the passes of a plugin, without `stage`.
std::vector<PlannedStep> steps_of(const PluginManifest& manifest);

std::vector<PlannedStep> plan_of(const pipeline::Pipeline& pipeline);

struct PlannedInputs {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};
// What is known of a run that would start now: by stage, the inputs of readers and whether results of an earlier
// run would be reused. Reads all inputs. state: of runs; nothing is written there.
struct Prospect {
  std::vector<PlannedInputs> inputs;
  std::vector<bool> reused;
};
Prospect prospect_of(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog,
                     const std::filesystem::path& state);

}  // namespace dossier::engine
