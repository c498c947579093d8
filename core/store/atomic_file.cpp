#include "core/store/atomic_file.hpp"

#include <unistd.h>

#include <string>

#include "core/store/kill_point.hpp"

namespace dossier::store {
namespace fs = std::filesystem;
namespace {

// What renaming a file over it would destroy. /dev/stdout and /proc/self/fd/1 are links to what the shell has opened,
// which may be a file.
bool is_stream(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status) || fs::is_directory(status)) return false;
  if (!fs::is_regular_file(status)) return true;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return false;
  const auto folder = fs::canonical(fs::absolute(path).parent_path(), error).string() + "/";
  return folder.starts_with("/dev/") || folder.starts_with("/proc/");
}

}  // namespace

void write_atomically(const fs::path& path, std::string_view bytes, OutputFile::Access access) {
  if (is_stream(path)) {
    auto stream = OutputFile::append_to(path);
    stream.write(bytes);
    stream.close();
    return;
  }
  auto staged = path;
  // A name of this process: another one may write the same file at the same time.
  staged.replace_filename("." + path.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  try {
    OutputFile file(staged, access);
    file.write(bytes);
    file.close();
    kill_point("record.staged");
    fs::rename(staged, path);
  } catch (...) {
    std::error_code gone;
    fs::remove(staged, gone);
    throw;
  }
  kill_point("record.shown");
}

}  // namespace dossier::store
