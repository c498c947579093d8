// A JSON Schema (draft 7, which editors support best) of pipelines, made from the installed manifests. Editors use it
// for checks and completion, with the line "# yaml-language-server: $schema=FILE" at the top of a pipeline.
#pragma once

#include "core/plugin/catalog.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// It accepts what load() accepts, as far as the form of one file goes; only load() checks edges, values of variables
// and overlays. tests/fuzz checks that the two agree.
Json pipeline_schema(const plugin::Catalog& catalog);

}  // namespace dossier::pipeline
