#include <algorithm>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/plan_tasks.hpp"
#include "core/cli/state_folder.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/effective.hpp"
#include "core/pipeline/ports.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {
namespace {

using pipeline::Pipeline;
using pipeline::Stage;

std::string languages_text(const Stage& stage) {
  std::string text;
  for (const auto& language : languages_of(stage)) text += (text.empty() ? "" : ", ") + language;
  return text;
}

std::string passes_text(const Stage& stage) {
  std::string text;
  for (const auto& pass : stage.plugin->manifest.passes) {
    text += (text.empty() ? "" : ", ") + pass.name + " (" + pass.from;
    if (pass.join != "nothing") text += " with " + pass.join;
    if (pass.min_members > 1) text += ", groups of at least " + std::to_string(pass.min_members);
    if (pass.max_members) text += ", groups of at most " + std::to_string(pass.max_members);
    if (pass.rounds > 1) text += ", " + std::to_string(pass.rounds) + " rounds";
    text += ")";
  }
  return text;
}

// The effective options. For reader.auto only options that are given: its readers may never be used.
std::vector<pipeline::EffectiveOption> options_of(const OpenedPipeline& opened, const Stage& stage) {
  auto options = effective_options(stage, *opened.catalog, *opened.trace.root);
  if (!stage.plugin) std::erase_if(options, [](const auto& option) { return !option.given; });
  return options;
}

// The delivery guarantee of an exporter.
void print_sends(const plugin::InstalledPlugin& plugin, std::uint64_t retries, std::ostream& out) {
  const auto& manifest = plugin.manifest;
  if (plugin::kind_of(manifest) != plugin::Kind::exporter) return;
  out << "      sends  " << (manifest.promise.empty() ? "no guarantee declared" : manifest.promise);
  if (!manifest.delivery.empty()) out << ": " << manifest.delivery;
  if (manifest.schema_version) out << "; schema " << *manifest.schema_version;
  out << "; retried up to " << retries << (retries == 1 ? " time" : " times") << " after temporary failures\n";
}
void add_sends(const plugin::InstalledPlugin& plugin, std::uint64_t retries, Json& entry) {
  const auto& manifest = plugin.manifest;
  if (plugin::kind_of(manifest) != plugin::Kind::exporter) return;
  if (!manifest.delivery.empty()) entry.set("delivery", manifest.delivery);
  if (!manifest.promise.empty()) entry.set("promise", manifest.promise);
  if (manifest.schema_version) entry.set("schema_version", *manifest.schema_version);
  entry.set("probes", manifest.probes);
  entry.set("retries", retries);
}

// Where the plugin runs, unless in this process.
std::string where(const Stage& stage) {
  if (!pipeline::runs_isolated(stage)) return "";
  std::string text = " (in a separate process, sandbox " + std::string(plugin::name_of(stage.sandbox.mode));
  if (!stage.sandbox.grants.empty()) text += ", grant " + stage.sandbox.grants.json().dump();
  return text + ")";
}

void print_text(const OpenedPipeline& opened, std::ostream& out) {
  const Pipeline& pipeline = *opened.pipeline;
  out << pipeline.name << '\n';
  for (const auto& stage : pipeline.stages) {
    out << "  " << stage.id << ": " << stage.use << where(stage) << '\n';
    for (const auto& path : stage.paths) out << "      path   " << path << '\n';
    std::string from;
    for (const auto& edge : stage.inputs) from += (from.empty() ? "" : ", ") + edge_text(pipeline, edge);
    if (!from.empty()) out << "      from   " << from << '\n';
    for (const auto& option : options_of(opened, stage))
      out << "      with   " << option.name() << " = " << option.shown() << (option.given ? "" : " (default)") << '\n';
    if (const auto languages = languages_text(stage); !languages.empty())
      out << "      languages " << languages << '\n';
    if (!stage.plugin) continue;
    if (const auto passes = passes_text(stage); !passes.empty()) out << "      passes " << passes << '\n';
    print_sends(*stage.plugin, stage.retries, out);
  }
}

// One arrow for all ports between two stages.
template <class Draw>
void for_each_arrow(const Pipeline& pipeline, Draw draw) {
  for (std::size_t to = 0; to < pipeline.stages.size(); ++to)
    for (std::size_t from = 0; from < to; ++from) {
      std::string ports;
      for (const auto& edge : pipeline.stages[to].inputs)
        if (edge.stage == from) ports += (ports.empty() ? "" : ", ") + std::string(pipeline::port_name(edge.port));
      if (!ports.empty()) draw(from, to, ports);
    }
}

void print_mermaid(const Pipeline& pipeline, std::ostream& out) {
  out << "flowchart LR\n";
  for (std::size_t s = 0; s < pipeline.stages.size(); ++s)
    out << "  s" << s << "[\"" << pipeline.stages[s].id << "<br/>" << pipeline.stages[s].use << "\"]\n";
  for_each_arrow(pipeline, [&](std::size_t from, std::size_t to, const std::string& ports) {
    out << "  s" << from << " -- \"" << ports << "\" --> s" << to << '\n';
  });
}

void print_dot(const Pipeline& pipeline, std::ostream& out) {
  out << "digraph pipeline {\n  rankdir=LR;\n  node [shape=box];\n";
  for (std::size_t s = 0; s < pipeline.stages.size(); ++s)
    out << "  s" << s << " [label=\"" << pipeline.stages[s].id << "\\n" << pipeline.stages[s].use << "\"];\n";
  for_each_arrow(pipeline, [&](std::size_t from, std::size_t to, const std::string& ports) {
    out << "  s" << from << " -> s" << to << " [label=\"" << ports << "\"];\n";
  });
  out << "}\n";
}

void print_plan_json(const OpenedPipeline& opened, std::ostream& out) {
  const Pipeline& pipeline = *opened.pipeline;
  Json::Array stages;
  for (const auto& stage : pipeline.stages) {
    Json::Array from;
    for (const auto& edge : stage.inputs) from.push_back(edge_text(pipeline, edge));
    Json entry(Json::Object{
        {"id", stage.id}, {"use", stage.use}, {"kind", pipeline::kind_name(stage.kind)}, {"from", std::move(from)}});
    if (pipeline::runs_isolated(stage)) {
      entry.set("sandbox", plugin::name_of(stage.sandbox.mode));
      if (!stage.sandbox.grants.empty()) entry.set("grant", stage.sandbox.grants.json());
    }
    Json::Array options;
    for (const auto& option : options_of(opened, stage))
      options.push_back(
          Json::Object{{"name", option.name()}, {"value", option.shown_value()}, {"given", option.given != nullptr}});
    entry.set("options", std::move(options));
    if (const auto languages = languages_of(stage); !languages.empty())
      entry.set("languages", Json::Array(languages.begin(), languages.end()));
    if (stage.plugin) add_sends(*stage.plugin, stage.retries, entry);
    stages.push_back(std::move(entry));
  }
  out << Json(Json::Object{{"pipeline", pipeline.name}, {"stages", std::move(stages)}}).dump() << '\n';
}

}  // namespace

std::vector<OptionSpec> plan_options() {
  return pipeline_options() +
         std::vector<OptionSpec>{
             {.name = "graph", .value = "FORM", .help = "form of the graph", .choices = {"text", "mermaid", "dot"}},
             {.name = "tasks",
              .help = "show the steps of a run, how they are cut into tasks, and what would be reused"},
             state_option()};
}

int plan(const Arguments& arguments, Terminal& terminal) {
  const auto opened = open_pipeline(arguments, terminal);
  if (!opened.pipeline) return exit_code::invalid_pipeline;
  const auto graph = arguments.value_or("graph", "text");
  if (arguments.has("tasks")) {
    print_plan_of_tasks(*opened.pipeline, *opened.catalog, state_folder(arguments), wants_json(arguments),
                        terminal.out);
  } else if (wants_json(arguments)) {
    print_plan_json(opened, terminal.out);
  } else if (graph == "mermaid") {
    print_mermaid(*opened.pipeline, terminal.out);
  } else if (graph == "dot") {
    print_dot(*opened.pipeline, terminal.out);
  } else {
    print_text(opened, terminal.out);
  }
  return exit_code::good;
}

}  // namespace dossier::cli
