// Laying one tree over another: maps merge by key, everything else replaces, null removes.
#pragma once

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

// A stage whose `use` changes drops what the base has under `with`. What is to be removed and is not there is a
// warning.
void lay_over(Node& base, Node overlay, Report& report);

}  // namespace dossier::pipeline
