#include "core/cli/state_folder.hpp"

#include <cstdlib>

namespace dossier::cli {

OptionSpec state_option() {
  return {.name = "state", .value = "DIR", .help = "folder of what is kept of runs: results, calls, run records"};
}

std::filesystem::path state_folder(const Arguments& arguments) {
  if (const auto given = arguments.value("state")) return *given;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
    return std::filesystem::path(cache) / "dossier";
  if (const char* home = std::getenv("HOME"); home && *home) return std::filesystem::path(home) / ".cache" / "dossier";
  return std::filesystem::temp_directory_path() / "dossier";
}

}  // namespace dossier::cli
