// --set NAME=VALUE: values for variables, and small overlays by path.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

// A value from outside of the files, as it was typed.
struct GivenValue {
  std::string text;
  Place place;
};

struct Flags {
  std::map<std::string, GivenValue> variables;  // the last one wins
};

// Applies the flags in order: a NAME that is a path (stages.save.with.directory) to the tree, others to the result. A
// NAME that is neither is reported.
Flags apply_flags(const std::vector<std::string>& sets, Node& root, Report& report);

}  // namespace dossier::pipeline
