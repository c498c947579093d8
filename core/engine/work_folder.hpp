// A run's own folder in the state folder, for files that no other run needs.
#pragma once

#include <filesystem>
#include <vector>

#include "core/store/file_lock.hpp"
#include "core/store/state_folder.hpp"

namespace dossier::engine {

// Named by its process (PID-XXXXXX) and locked by it as long as it lives. It is removed when the run ends, or by the
// next run if this one is killed.
class WorkFolder {
 public:
  // Opens the state folder too, and holds it. Throws std::runtime_error.
  explicit WorkFolder(const std::filesystem::path& state);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  store::StateFolder state_;
  std::filesystem::path path_;
  store::FileLock lock_;
};

// The processes whose runs use this state folder now.
std::vector<long> running_below(const std::filesystem::path& state);

// Removes the working folders of runs that were killed. Other entries stay.
void remove_abandoned_work(const std::filesystem::path& state);

}  // namespace dossier::engine
