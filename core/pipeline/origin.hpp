// Where a value comes from: every place that set it, from the first to the last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/trace.hpp"

namespace dossier::pipeline {

struct Step {
  std::string_view what;  // pipeline, overlay, flag, variable, environment
  Position position;
  std::string written;        // as written there, as JSON; "***" for a secret; empty if only the place is known
  std::string variable = {};  // whose value it is: of variable, environment, and of a flag that sets one
  bool gone = false;          // it was removed later, by null or with the plugin whose option it was
};

// Of the member of a map: its value in each file, then the variables in it. `hidden`: values are secret.
std::vector<Step> chain_of(const Trace& trace, const Node& map, std::string_view key, bool hidden);

// The same for an option of a stage (of a reader, if the stage uses reader.auto), with its values before the plugin was
// replaced.
std::vector<Step> chain_of_option(const Trace& trace, std::string_view stage, const std::string& reader,
                                  const std::string& option, bool hidden);

// The kind of source of the place: pipeline (its own file), overlay, or flag.
std::string_view layer_of(const Place& place);

}  // namespace dossier::pipeline
