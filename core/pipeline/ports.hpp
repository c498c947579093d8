// Which kind of stage hands on what, and which takes what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace dossier::pipeline {

std::optional<Port> find_port(std::string_view name);

// The kind that the id of a plugin begins with: "reader.html" is a reader's.
std::optional<Kind> kind_of(std::string_view id);
// "an extractor"
std::string with_article(Kind kind);

// "read.documents"
std::string edge_text(const Pipeline& pipeline, const Edge& edge);

// What a stage of the kind hands on, without rejected (which every stage but an exporter has too).
std::vector<Port> gives(Kind kind);
// Whether a stage of the kind can take the port.
bool takes(Kind kind, Port port);
// What it takes, in words.
std::string what_it_takes(Kind kind);
// What it hands on, in words.
std::string what_it_gives(Kind kind);

}  // namespace dossier::pipeline
