// The `limits` of a stage: what one call of its plugin may cost.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::pipeline {

inline constexpr std::uint64_t least_memory = 64ULL << 20;
inline constexpr double least_seconds = 0.1;
inline constexpr double most_seconds = 86400;

// Reads { memory: 512MiB, cpu: 10, wall: 30 } (seconds); what does not fit is reported and left as it was.
void read_limits(const Node& node, plugin::Limits& limits, Report& report);

}  // namespace dossier::pipeline
