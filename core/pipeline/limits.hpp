// The bounds of a stage: `limits`, what one call of its plugin may cost; `retries`, how often an exporter is tried
// again.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::pipeline {

inline constexpr std::uint64_t least_memory = 64ULL << 20;
inline constexpr double least_seconds = 0.1;
inline constexpr double most_seconds = 86400;

inline constexpr std::uint64_t most_retries = 100;

// Reads a number from 0 to 100; what does not fit is reported and left as it was.
void read_retries(const Node& node, std::uint64_t& retries, Report& report);

// Reads { memory: 512MiB, cpu: 10, wall: 30 } (seconds); what does not fit is reported and left as it was.
void read_limits(const Node& node, plugin::Limits& limits, Report& report);

}  // namespace dossier::pipeline
