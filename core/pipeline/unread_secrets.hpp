// Secrets in a file that is not valid YAML: there is no tree with their places, but the line of the error is shown.
#pragma once

#include "core/pipeline/report.hpp"
#include "core/plugin/catalog.hpp"

namespace dossier::pipeline {

// Hides everything after a key that is the name of a secret option of an installed plugin, in all files of the report;
// if there are secret variables, also after each `default`. Rather too much than too little.
void hide_unread_secrets(const plugin::Catalog& catalog, Report& report);

}  // namespace dossier::pipeline
