// A file that appears complete or not at all.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/store/output_file.hpp"

namespace dossier::store {

// Written next to its place as .NAME.PID-N.tmp, and renamed once it is complete. What a killed writer left is removed by
// the next one of the same file: nobody holds the lock of such a file any more. Every function throws std::system_error
// or std::filesystem::filesystem_error.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path, OutputFile::Access access = OutputFile::Access::by_umask);
  ~AtomicFile();  // removes what was not committed
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes) { file_.write(bytes); }
  // All of it reaches the file system, under the hidden name.
  void settle() { file_.settle(); }
  void commit();  // settles, and gives the file its name

 private:
  std::filesystem::path path_;
  OutputFile file_;
  bool committed_ = false;
};

// The same at once. A device, FIFO or socket is not a place for a file: it is written to, and stays what it is.
void write_atomically(const std::filesystem::path& path, std::string_view bytes,
                      OutputFile::Access access = OutputFile::Access::by_umask);

}  // namespace dossier::store
