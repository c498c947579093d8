// YAML into an own tree. yaml-cpp's Node is not used: it hides duplicate keys, gives an alias the position of its
// anchor and guesses types.
#pragma once

#include <optional>

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

inline constexpr std::size_t max_bytes = 1 << 20;
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_nodes = 10'000;  // keys, values and all that aliases stand for

// Reads a file into a source of the report. Without a text: what was wrong is in the report.
const Source* read_source(const std::string& file, Report& report);

// The tree of a text; nothing where it cannot be understood. Faults that leave a tree (a duplicate key, a tag) are
// reported and the tree is given, so that more can be told. An empty text is an empty node.
std::optional<Node> read_yaml(const Source& source, Report& report);

}  // namespace dossier::pipeline
