// A buffered file for writing; every failure is an exception with the path.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::store {

class OutputFile {
 public:
  OutputFile() = default;
  // Who may read a file that is created: its owner, or whom the umask allows.
  enum class Access { owner, by_umask };
  // Creates or empties the file. Throws std::system_error, as the other functions do.
  explicit OutputFile(std::filesystem::path path, Access access = Access::owner);
  // Creates the file and holds an exclusive lock on it (flock) until it is closed, by which others know that its writer
  // lives. Nothing where the name is taken, or where somebody removed the file before it was locked.
  static std::optional<OutputFile> create_locked(const std::filesystem::path& path, Access access = Access::owner);
  // For an existing device, FIFO or UNIX socket, which is neither created nor emptied.
  static OutputFile append_to(std::filesystem::path path);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;

  void write(std::string_view bytes);
  // Flushes, and reports what a file system tells only at close; the file stays open and locked.
  void settle();
  void close();  // flushes; the destructor only closes

  std::uint64_t size() const { return size_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  void flush();

  std::filesystem::path path_;
  int file_ = -1;
  std::string buffer_;
  std::uint64_t size_ = 0;
};

}  // namespace dossier::store
