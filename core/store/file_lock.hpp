// A lock between processes, held through an open file (flock): it ends with the process, however that ends.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace dossier::store {

class FileLock {
 public:
  enum class Kind { shared, exclusive };

  // Creates the file if it is missing, and waits. Throws std::system_error; a symbolic link is not followed.
  static FileLock wait(const std::filesystem::path& file, Kind kind = Kind::exclusive);
  // The same without waiting: nothing if another process holds it.
  static std::optional<FileLock> attempt(const std::filesystem::path& file, Kind kind = Kind::exclusive);
  // Without creating the file: nothing if it is missing or held.
  static std::optional<FileLock> attempt_existing(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

  // A shared lock becomes exclusive, unless another process holds it too; it stays shared then.
  bool make_exclusive();
  // The same, but waits for the others.
  void wait_exclusive();
  // An exclusive lock becomes shared.
  void share();
  int descriptor() const { return descriptor_; }

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace dossier::store
