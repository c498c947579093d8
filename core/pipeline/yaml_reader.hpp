// Parses YAML into a tree of nodes. yaml-cpp's Node is not used because it hides duplicate keys, gives an alias the
// position of its anchor, and guesses types.
#pragma once

#include <optional>

#include "core/pipeline/node.hpp"
#include "core/pipeline/report.hpp"

namespace dossier::pipeline {

inline constexpr std::size_t max_bytes = 1 << 20;
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_nodes = 10'000;  // keys, values and everything that aliases refer to

// Reads a file into a source of the report. Null if it cannot be read, which is reported.
const Source* read_source(const std::string& file, Report& report);

// The tree of a text; nothing if it is not valid YAML. Errors that leave a tree (a duplicate key, a tag) are reported and
// the tree is returned, so that more can be checked. An empty text is an empty node.
std::optional<Node> read_yaml(const Source& source, Report& report);

}  // namespace dossier::pipeline
