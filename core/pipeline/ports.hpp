// Which kind of stage produces which ports, and which it accepts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace dossier::pipeline {

std::optional<Port> find_port(std::string_view name);

// The kind that the id of a plugin starts with: "reader.html" is a reader.
std::optional<Kind> kind_of(std::string_view id);
// "an extractor"
std::string with_article(Kind kind);

// "read.documents"
std::string edge_text(const Pipeline& pipeline, const Edge& edge);

// The ports of a stage of this kind, without rejected, which all stages except exporters have.
std::vector<Port> ports_of(Kind kind);
// Whether a stage of this kind accepts the port.
bool accepts(Kind kind, Port port);
// The ports it accepts, in words.
std::string accepted_ports(Kind kind);
// The ports it produces, in words.
std::string produced_ports(Kind kind);

}  // namespace dossier::pipeline
