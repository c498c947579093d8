// What a pipeline was read from, kept for verbs that show where its values come from.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/pipeline/node.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"
#include "core/pipeline/variables.hpp"

namespace dossier::pipeline {

struct Trace {
  std::unique_ptr<Report> report;  // owns the texts of all places
  std::optional<Node> root;        // with overlays, flags and variables applied; nothing if a file was not valid YAML
  std::map<std::string, VariableTrace> variables;  // their declarations are in the tree
};

// load(), with the trace of what was read, even if the pipeline is not valid.
std::optional<Pipeline> load(const Request& request, Diagnostics& diagnostics, Trace& trace);

}  // namespace dossier::pipeline
