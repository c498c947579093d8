// Where what is kept of runs lies: --state DIR, else below the user's cache folder.
#pragma once

#include <filesystem>

#include "core/cli/arguments.hpp"

namespace dossier::cli {

OptionSpec state_option();
std::filesystem::path state_folder(const Arguments& arguments);

}  // namespace dossier::cli
