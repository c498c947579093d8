// A run's own folder below the state folder, for files that no other run needs.
#pragma once

#include <filesystem>
#include <vector>

namespace dossier::engine {

// It goes when the run ends, or with the next run if this one is killed. Throws std::runtime_error.
class WorkFolder {
 public:
  explicit WorkFolder(const std::filesystem::path& state);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// The processes whose runs use this state folder now.
std::vector<long> running_below(const std::filesystem::path& state);

}  // namespace dossier::engine
