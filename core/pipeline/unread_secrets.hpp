// Secrets in a file that is not YAML: no tree tells where they are, but the line of the fault is shown.
#pragma once

#include "core/pipeline/report.hpp"
#include "core/plugin/catalog.hpp"

namespace dossier::pipeline {

// Hides all that stands behind a key that is the name of an installed plugin's secret option, in all files of the
// report; where variables are secret, behind each `default` too. Rather too much than too little.
void hide_unread_secrets(const plugin::Catalog& catalog, Report& report);

}  // namespace dossier::pipeline
