// The learned weights and known names by which names are found.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "language/names/name_lexicon.hpp"
#include "language/syntax/weights.hpp"

namespace language {

struct NameModel {
  // Weights are in 32nds of a logarithm of odds.
  static constexpr int unit = 32;

  NameLexicon lexicon;
  Weights first;   // of a first reading
  Weights second;  // of a second one, which knows what the first found elsewhere
  Weights inner;   // of names inside names
};

// A little-endian file: magic, format, the number of known names, their hashes in ascending order, what is known of each;
// three tables of weights; a checksum. Throws std::runtime_error with the path and the reason.
NameModel read_name_model(const std::filesystem::path& path);

namespace name_model_file {
inline constexpr std::string_view magic = "dossier names\n";
inline constexpr std::uint32_t format = 1;  // raised whenever a feature changes
}  // namespace name_model_file

}  // namespace language
