// What a pipeline was read from, kept for the verbs that tell where its values come from.
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
  std::unique_ptr<Report> report;  // owns the texts in which all places are
  std::optional<Node> root;        // overlays and flags laid over, variables put in; nothing where a file was no YAML
  std::map<std::string, VariableTrace> variables;  // their declarations are in the tree
};

// load(), with the trace of what was read, also where that is no sound pipeline.
std::optional<Pipeline> load(const Request& request, Diagnostics& diagnostics, Trace& trace);

}  // namespace dossier::pipeline
