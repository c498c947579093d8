#include "core/engine/work_folder.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

// Folders are named by the process: what a dead one left is nobody's.
bool is_abandoned(long process) { return process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH; }
long owner_of(const fs::path& folder) { return std::atol(folder.filename().c_str()); }

void remove_abandoned(const fs::path& work) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(work, ignored))
    if (is_abandoned(owner_of(entry.path()))) fs::remove_all(entry.path(), ignored);
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& state) {
  const auto work = state / "work";
  fs::create_directories(work);
  remove_abandoned(work);
  std::string name = (work / (std::to_string(::getpid()) + "-XXXXXX")).string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a working folder below " + state.string());
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::vector<long> running_below(const fs::path& state) {
  std::vector<long> processes;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(state / "work", ignored))
    if (const auto owner = owner_of(entry.path()); owner > 0 && !is_abandoned(owner)) processes.push_back(owner);
  return processes;
}

}  // namespace dossier::engine
