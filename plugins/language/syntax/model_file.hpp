// A model of English syntax in a file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "language/syntax/weights.hpp"

namespace language {

struct SyntaxModel {
  Weights tagger;
  Weights parser;
  std::uint64_t checksum = 0;  // of its file
};

// Throws std::runtime_error with the path and the reason if the file is missing, damaged, or made for other tags,
// relations or features.
SyntaxModel read_syntax_model(const std::filesystem::path& path);

// A little-endian file: magic, format, the names of tags and relations, two tables (rows, cells, hashes of features in
// ascending order, cells of each, labels, weights), a checksum.
namespace model_file {
inline constexpr std::string_view magic = "dossier syntax\n";
inline constexpr std::uint32_t format = 1;  // raised whenever a template of features changes
std::string names();
}  // namespace model_file

}  // namespace language
