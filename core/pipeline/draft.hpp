// Stages as they are read from the tree, before the graph is known to be valid.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/node.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

struct DraftStage {
  Stage stage;  // without inputs; its kind only where has_kind
  const Node* node = nullptr;
  bool has_kind = false;  // false: the plugin is unknown, so its edges are not checked
  std::vector<const Node*> from;
  std::map<std::string, Json> shown_options;  // for the canonical form: without secrets
};

// Every stage of the tree, sorted by id, with checked options. Errors are in the report.
std::vector<DraftStage> read_stages(const Node& root, const plugin::Catalog& catalog, Report& report);

// Connects the stages: fills inputs. Errors are in the report.
void connect(std::vector<DraftStage>& stages, const Node& stages_node, Report& report);

// Reports stages that depend on each other in a circle.
void report_cycles(const std::vector<DraftStage>& stages, Report& report);

// Exporters that overwrite each other's results or write into what a reader reads. Looks at the file system to resolve
// links. Only after connect().
void check_targets(const std::vector<DraftStage>& stages, Report& report);

// Every stage after its inputs, otherwise by id; edges are renumbered. Only for a valid graph.
std::vector<DraftStage> in_order(std::vector<DraftStage> stages);

// The pipeline as JSON with sorted keys, all edges, and without secrets.
std::string canonical_form(const std::string& name, const std::vector<DraftStage>& stages);

// Checks the options of one plugin. Returns those that are valid; *shown gets them without secrets.
Json check_options(const Node& with, const PluginManifest& manifest, Report& report, Json* shown);

// Reports required options that are missing.
void check_required(const Node* with, const Place& stage, const PluginManifest& manifest, Report& report);

}  // namespace dossier::pipeline
