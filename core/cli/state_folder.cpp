#include "core/cli/state_folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;

// Anybody may create a name in the folder for temporary files: a link there would lead to a folder of its maker's
// choice. That a plain folder is ours is checked when it is opened.
fs::path temporary_folder() {
  std::error_code error;
  const auto above = fs::temp_directory_path(error);
  if (error)
    throw std::runtime_error("HOME is not set, and there is no folder for temporary files (TMPDIR, /tmp): " +
                             error.message() + "; name a folder with --state");
  const auto folder = above / ("dossier-" + std::to_string(::geteuid()));
  if (fs::is_symlink(fs::symlink_status(folder)))
    throw std::runtime_error(folder.string() +
                             " is a symbolic link, expected a folder; HOME is not set, so name a folder with --state");
  return folder;
}

// The specification of XDG: a relative path counts as not set.
const char* absolute_path_in(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value == '/' ? value : nullptr;
}

}  // namespace

OptionSpec state_option() {
  return {.name = "state", .value = "DIR", .help = "folder for what is kept between runs: results, calls, run records"};
}

fs::path state_folder(const Arguments& arguments) {
  if (const auto given = arguments.value("state")) return *given;
  if (const char* cache = absolute_path_in("XDG_CACHE_HOME")) return fs::path(cache) / "dossier";
  if (const char* home = absolute_path_in("HOME")) return fs::path(home) / ".cache" / "dossier";
  return temporary_folder();
}

}  // namespace dossier::cli
