// The limits of a stage: `limits`, the cost of one call of its plugin; `retries`, how often an exporter is retried.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"
#include "core/plugin/isolation/limits.hpp"

namespace dossier::pipeline {

inline constexpr std::uint64_t least_memory = 64ULL << 20;
inline constexpr double least_seconds = 0.1;
inline constexpr double most_seconds = 86400;

inline constexpr std::uint64_t most_retries = 100;

// Reads a number from 0 to 100; an invalid value is reported and not used.
void read_retries(const Node& node, std::uint64_t& retries, Report& report);

// Reads { memory: 512MiB, cpu: 10, wall: 30 } (seconds); invalid values are reported and not used.
void read_limits(const Node& node, plugin::Limits& limits, Report& report);

}  // namespace dossier::pipeline
