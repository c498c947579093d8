// From parsed flags to a catalog and a checked pipeline: the first step of run, plan, validate and other verbs.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/cli/command.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/trace.hpp"
#include "core/plugin/catalog.hpp"

namespace dossier::cli {

// --plugin-dir and --format: for verbs that use plugins.
std::vector<OptionSpec> plugin_options();
// The same, --set and --deploy: for verbs that read a pipeline. Append a verb's own with operator+.
std::vector<OptionSpec> pipeline_options();
std::vector<OptionSpec> operator+(std::vector<OptionSpec> left, std::vector<OptionSpec> right);

bool wants_json(const Arguments& arguments);  // --format json

// The plugins of --plugin-dir, DOSSIER_PLUGIN_PATH and the standard folders.
plugin::Catalog open_catalog(const Arguments& arguments);

// Manifests and plugins that cannot be used, as diagnostics.
void add_catalog_faults(const plugin::Catalog& catalog, pipeline::Diagnostic::Severity severity,
                        pipeline::Diagnostics& diagnostics);

struct OpenedPipeline {
  std::unique_ptr<plugin::Catalog> catalog;  // the pipeline points into it
  std::optional<pipeline::Pipeline> pipeline;
  pipeline::Trace trace;              // of the pipeline
  pipeline::Diagnostics diagnostics;  // of the catalog (as warnings) and of the pipeline
};

// The request of the first positional argument, --set, --deploy and the environment. Valid as long as the catalog.
pipeline::Request request_of(const Arguments& arguments, const plugin::Catalog& catalog);

// Loads the pipeline that request_of() describes.
OpenedPipeline load_pipeline(const Arguments& arguments);
// The same without deployments.
OpenedPipeline load_base(const Arguments& arguments);

// To err: as text, or as a JSON array if there is any.
void print_diagnostics(const pipeline::Diagnostics& diagnostics, const Arguments& arguments, Terminal& terminal);

// load_pipeline() and print_diagnostics(). If there is no pipeline, the verb returns
// exit_code::invalid_pipeline.
OpenedPipeline open_pipeline(const Arguments& arguments, Terminal& terminal);

}  // namespace dossier::cli
