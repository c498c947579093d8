// The options of --options, for a plugin that needs more than its defaults: an address, a command that prints its target.
#pragma once

#include <filesystem>
#include <string>

#include "dossier/record/json.hpp"

namespace dossier::conformance {

struct GivenOptions {
  // Values of the plugin's options; in texts ${folder} is replaced by the folder of the test and ${name} by a name that is
  // unique to the folder: 16 lower-case letters and digits.
  Json options{Json::Object{}};
  // For exporters whose target is not a file: a shell command that prints what a reader of the target sees, and nothing
  // if the target does not exist yet. FOLDER and NAME are set in its environment.
  std::string show;

  static std::string name_of(const std::filesystem::path& folder);
  // The options for this folder.
  Json in(const std::filesystem::path& folder) const;
};

// Reads `options` and `show` of a YAML file. Throws a message.
GivenOptions read_given_options(const std::filesystem::path& file);

}  // namespace dossier::conformance
