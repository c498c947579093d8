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
  return {{.name = "plugin-dir",
           .value = "DIR",
           .help = "use the plugins of this folder; they override installed ones",
           .repeatable = true},
          {.name = "format", .value = "FORM", .help = "output format", .choices = {"text", "json"}}};
}

std::vector<OptionSpec> pipeline_options() {
  return std::vector<OptionSpec>{
             {.name = "set",
              .value = "NAME=VALUE",
              .help = "set a variable, or an option by its path (stages.save.with.directory)",
              .repeatable = true},
             {.name = "deploy", .value = "FILE", .help = "apply this deployment to the pipeline", .repeatable = true}} +
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

namespace {

OpenedPipeline load_with(const Arguments& arguments, bool deployed) {
  OpenedPipeline opened;
  opened.catalog = std::make_unique<plugin::Catalog>(open_catalog(arguments));
  add_catalog_faults(*opened.catalog, pipeline::Diagnostic::Severity::warning, opened.diagnostics);
  auto request = request_of(arguments, *opened.catalog);
  if (!deployed) request.deploys.clear();
  opened.pipeline = pipeline::load(request, opened.diagnostics, opened.trace);
  return opened;
}

}  // namespace

pipeline::Request request_of(const Arguments& arguments, const plugin::Catalog& catalog) {
  pipeline::Request request;
  request.file = arguments.positional.at(0);
  for (const auto& file : arguments.values("deploy")) request.deploys.emplace_back(file);
  request.sets = arguments.values("set");
  request.catalog = &catalog;
  request.environment = read_environment();
  return request;
}

OpenedPipeline load_pipeline(const Arguments& arguments) { return load_with(arguments, true); }

OpenedPipeline load_base(const Arguments& arguments) { return load_with(arguments, false); }

OpenedPipeline open_pipeline(const Arguments& arguments, Terminal& terminal) {
  OpenedPipeline opened = load_pipeline(arguments);
  print_diagnostics(opened.diagnostics, arguments, terminal);
  return opened;
}

void print_diagnostics(const pipeline::Diagnostics& diagnostics, const Arguments& arguments, Terminal& terminal) {
  if (!wants_json(arguments)) return diagnostics.print_text(terminal.screen, terminal.colour_err);
  if (!diagnostics.all().empty()) diagnostics.print_json(terminal.err);
}

}  // namespace dossier::cli
