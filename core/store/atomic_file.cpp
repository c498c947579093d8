#include "core/store/atomic_file.hpp"

#include <unistd.h>

#include <string>

#include "core/store/kill_point.hpp"
#include "dossier/export/stream.hpp"

namespace dossier::store {
namespace fs = std::filesystem;

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
