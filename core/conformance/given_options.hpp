// What a check is told of a plugin that needs more than its defaults: an address, a way to look at its target.
#pragma once

#include <filesystem>
#include <string>

#include "dossier/record/json.hpp"

namespace dossier::conformance {

struct GivenOptions {
  // Values of the plugin's options; in texts ${folder} stands for the folder of the test and ${name} for a name that is
  // the folder's own: lower-case letters and digits, 16 of them.
  Json options{Json::Object{}};
  // Of exporters whose target is no file: a shell command that prints what a reader of the target sees, nothing where
  // the target is not there yet. It finds FOLDER and NAME in its environment.
  std::string show;

  static std::string name_of(const std::filesystem::path& folder);
  // The options for this folder.
  Json in(const std::filesystem::path& folder) const;
};

// Reads `options` and `show` of a YAML file. Throws with what is wrong.
GivenOptions read_given_options(const std::filesystem::path& file);

}  // namespace dossier::conformance
