// From parsed flags to a catalog and a checked pipeline: what run, plan, validate and others begin with.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/cli/command.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/trace.hpp"
#include "core/plugin/catalog.hpp"

namespace dossier::cli {

// --plugin-dir and --format: of every verb that looks at plugins.
std::vector<OptionSpec> plugin_options();
// Those, --set and --deploy: of every verb that reads a pipeline. Append a verb's own with operator+.
std::vector<OptionSpec> pipeline_options();
std::vector<OptionSpec> operator+(std::vector<OptionSpec> left, std::vector<OptionSpec> right);

bool wants_json(const Arguments& arguments);  // --format json

// The plugins of --plugin-dir, DOSSIER_PLUGIN_PATH and the usual folders.
plugin::Catalog open_catalog(const Arguments& arguments);

// What cannot be used of the catalog, as diagnostics.
void add_catalog_faults(const plugin::Catalog& catalog, pipeline::Diagnostic::Severity severity,
                        pipeline::Diagnostics& diagnostics);

struct OpenedPipeline {
  std::unique_ptr<plugin::Catalog> catalog;  // the pipeline points into it
  std::optional<pipeline::Pipeline> pipeline;
  pipeline::Trace trace;              // of the pipeline
  pipeline::Diagnostics diagnostics;  // of the catalog (as warnings) and of the pipeline
};

// What the first positional argument, --set, --deploy and the environment ask for. Valid as long as the catalog.
pipeline::Request request_of(const Arguments& arguments, const plugin::Catalog& catalog);

// Loads the pipeline named by the first positional argument, as --set, --deploy, --plugin-dir and the environment say.
OpenedPipeline load_pipeline(const Arguments& arguments);
// The same without its deployments.
OpenedPipeline load_base(const Arguments& arguments);

// To err: as text, or as a JSON array where there is something to tell.
void print_diagnostics(const pipeline::Diagnostics& diagnostics, const Arguments& arguments, Terminal& terminal);

// load_pipeline() and print_diagnostics(). Without a pipeline the verb returns
// exit_code::invalid_pipeline.
OpenedPipeline open_pipeline(const Arguments& arguments, Terminal& terminal);

}  // namespace dossier::cli
