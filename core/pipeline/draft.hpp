// Stages as they are read from the tree, before the graph is known to be sound.
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
  bool has_kind = false;  // false: nothing is known about the plugin, so nothing is said about its edges
  std::vector<const Node*> from;
  std::map<std::string, Json> shown_options;  // for the canonical form: without secrets
};

// Every stage of the tree, sorted by id, with its options checked. What is wrong is in the report.
std::vector<DraftStage> read_stages(const Node& root, const plugin::Catalog& catalog, Report& report);

// Connects the stages: fills inputs. What is wrong is in the report.
void connect(std::vector<DraftStage>& stages, const Node& stages_node, Report& report);

// Stages that take from each other in a circle.
void report_cycles(const std::vector<DraftStage>& stages, Report& report);

// Every stage after those it takes from, otherwise by id; edges are renumbered. Only for a sound graph.
std::vector<DraftStage> in_order(std::vector<DraftStage> stages);

// The pipeline as JSON with sorted keys, edges spelled out, secrets left out.
std::string canonical_form(const std::string& name, const std::vector<DraftStage>& stages);

// Checks the options of one plugin. Gives those that are sound; secrets are left out of *shown.
Json check_options(const Node& with, const PluginManifest& manifest, Report& report, Json* shown);

// What is required and not given.
void check_required(const Node* with, const Place& stage, const PluginManifest& manifest, Report& report);

}  // namespace dossier::pipeline
