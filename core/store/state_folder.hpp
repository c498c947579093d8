// The folder that holds what is kept between runs. It is touched only if it bears our marker, DOSSIER-STATE, which is
// written only into a folder that is new or empty.
//
// A folder of version 0.1.0, which had no marker, is adopted if its journal.db has our tables and nothing else is in
// the folder but what that version made.
#pragma once

#include <filesystem>
#include <optional>

#include "core/store/file_lock.hpp"

namespace dossier::store {

class StateFolder {
 public:
  static constexpr const char* marker = "DOSSIER-STATE";

  // Creates and marks the folder if it is new or empty, and its subfolders. Readable by its owner alone. Throws
  // std::runtime_error if it is somebody's other folder, belongs to another user, or was redirected by symbolic links.
  explicit StateFolder(const std::filesystem::path& folder);
  // The same for a folder that exists: nothing if it is missing or empty.
  static std::optional<StateFolder> find(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return path_; }
  // Until this object is gone, no run can start here. False if one is running.
  bool reserve() { return users_.make_exclusive(); }

 private:
  StateFolder(const std::filesystem::path& folder, FileLock users) : path_(folder), users_(std::move(users)) {}

  std::filesystem::path path_;
  FileLock users_;  // shared by all runs
};

// A folder in the state folder: created if it is missing, and readable by its owner alone whatever the umask. Throws
// std::runtime_error if it is a symbolic link, no folder, or belongs to another user.
void prepare_own_folder(const std::filesystem::path& folder);

}  // namespace dossier::store
