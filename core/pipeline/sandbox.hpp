// The sandbox of a stage: `sandbox`, how much of it must be in force, and `grant`, what its plugin may reach besides.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"
#include "core/plugin/sandbox/sandbox.hpp"

namespace dossier::pipeline {

// Reads required, best-effort or off; an invalid value is reported and not used.
void read_sandbox_mode(const Node& node, plugin::SandboxMode& mode, Report& report);

// Reads { network: true, read: [FILE], ... }; invalid values are reported and not used.
void read_grants(const Node& node, plugin::Grants& grants, Report& report);

}  // namespace dossier::pipeline
