// The `limits` of a stage: what one call of its plugin may cost.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::pipeline {

// Reads { memory: 512MiB, cpu: 10, wall: 30 } (seconds); what does not fit is reported and left as it was.
void read_limits(const Node& node, plugin::Limits& limits, Report& report);

}  // namespace dossier::pipeline
