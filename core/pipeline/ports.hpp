// Which kind of stage hands on what, and which takes what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace dossier::pipeline {

std::optional<Port> find_port(std::string_view name);

// What a stage of the kind hands on, without rejected (which every stage but an exporter has too).
std::vector<Port> gives(Kind kind);
// Whether a stage of the kind can take the port.
bool takes(Kind kind, Port port);
// What it takes, in words.
std::string what_it_takes(Kind kind);
// What it hands on, in words.
std::string what_it_gives(Kind kind);

}  // namespace dossier::pipeline
