// Where dossier keeps results between runs: --state DIR, or a folder in the user's cache folder.
#pragma once

#include <filesystem>

#include "core/cli/arguments.hpp"

namespace dossier::cli {

OptionSpec state_option();
std::filesystem::path state_folder(const Arguments& arguments);

}  // namespace dossier::cli
