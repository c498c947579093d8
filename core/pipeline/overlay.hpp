// Applies one tree to another: maps merge by key, everything else replaces, null removes.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

// If `use` of a stage changes, its former `with` is dropped. Removing what does not exist is a warning.
void lay_over(Node& base, Node overlay, Report& report);

}  // namespace dossier::pipeline
