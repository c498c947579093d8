// A JSON Schema (draft 2020-12) of pipelines, made from the installed manifests: editors check and complete with it.
#pragma once

#include "core/plugin/catalog.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// It accepts what load() accepts as far as one file's form goes; edges, variables and overlays are load()'s alone.
Json pipeline_schema(const plugin::Catalog& catalog);

}  // namespace dossier::pipeline
