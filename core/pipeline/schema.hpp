// A JSON Schema (draft 7, which editors know best) of pipelines, made from the installed manifests: editors check and
// complete with it, by the line "# yaml-language-server: $schema=FILE" at the head of a pipeline.
#pragma once

#include "core/plugin/catalog.hpp"
#include "dossier/record/json.hpp"

namespace dossier::pipeline {

// It accepts what load() accepts as far as one file's form goes. What needs more than the form is load()'s alone:
// edges, what variables are worth, overlays. tests/fuzz proves that the two agree.
Json pipeline_schema(const plugin::Catalog& catalog);

}  // namespace dossier::pipeline
