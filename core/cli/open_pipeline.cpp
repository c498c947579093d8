#include "core/cli/open_pipeline.hpp"

#include <unistd.h>

namespace dossier::cli {
namespace {

std::map<std::string, std::string> read_environment() {
  std::map<std::string, std::string> all;
  for (char** entry = environ; entry && *entry; ++entry) {
    const std::string_view text = *entry;
    const auto equals = text.find('=');
    if (equals != text.npos) all.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return all;
}

}  // namespace

std::vector<OptionSpec> plugin_options() {
  return {{.name = "plugin-dir", .value = "DIR", .help = "look for plugins here first", .repeatable = true},
          {.name = "format", .value = "FORM", .help = "how to write", .choices = {"text", "json"}}};
}

std::vector<OptionSpec> pipeline_options() {
  return std::vector<OptionSpec>{
             {.name = "set",
              .value = "NAME=VALUE",
              .help = "set a variable, or an option by its path (stages.save.with.directory)",
              .repeatable = true},
             {.name = "deploy", .value = "FILE", .help = "lay this deployment over the pipeline", .repeatable = true}} +
         plugin_options();
}

std::vector<OptionSpec> operator+(std::vector<OptionSpec> left, std::vector<OptionSpec> right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

bool wants_json(const Arguments& arguments) { return arguments.value_or("format", "text") == "json"; }

plugin::Catalog open_catalog(const Arguments& arguments) {
  return plugin::Catalog::discover(plugin::search_folders(arguments.values("plugin-dir")));
}

void add_catalog_faults(const plugin::Catalog& catalog, pipeline::Diagnostic::Severity severity,
                        pipeline::Diagnostics& diagnostics) {
  for (const auto& fault : catalog.faults()) {
    pipeline::Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = fault.code;
    diagnostic.position.file = fault.file;
    diagnostic.message = fault.message;
    diagnostic.cure = fault.cure;
    diagnostics.add(std::move(diagnostic));
  }
}

OpenedPipeline load_pipeline(const Arguments& arguments) {
  OpenedPipeline opened;
  opened.catalog = std::make_unique<plugin::Catalog>(open_catalog(arguments));
  add_catalog_faults(*opened.catalog, pipeline::Diagnostic::Severity::warning, opened.diagnostics);
  pipeline::Request request;
  request.file = arguments.positional.at(0);
  for (const auto& file : arguments.values("deploy")) request.deploys.emplace_back(file);
  request.sets = arguments.values("set");
  request.catalog = opened.catalog.get();
  request.environment = read_environment();
  opened.pipeline = pipeline::load(request, opened.diagnostics);
  return opened;
}

OpenedPipeline open_pipeline(const Arguments& arguments, Terminal& terminal) {
  OpenedPipeline opened = load_pipeline(arguments);
  if (wants_json(arguments)) {
    if (!opened.diagnostics.all().empty()) opened.diagnostics.print_json(terminal.err);
  } else {
    opened.diagnostics.print_text(terminal.err, terminal.colour_err);
  }
  return opened;
}

}  // namespace dossier::cli
