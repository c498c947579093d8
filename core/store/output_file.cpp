#include "core/store/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/store/kill_point.hpp"
#include "dossier/export/stream.hpp"

namespace dossier::store {
namespace {

constexpr std::size_t buffer_size = 256 << 10;

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

int create(const std::filesystem::path& path, int how, OutputFile::Access access) {
  const bool owner = access == OutputFile::Access::owner;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, owner ? 0600 : 0666);
  if (file >= 0 && owner) ::fchmod(file, 0600);  // whatever the umask
  return file;
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, Access access) : path_(std::move(path)) {
  file_ = create(path_, O_TRUNC, access);
  if (file_ < 0) fail("cannot create", path_);
}

std::optional<OutputFile> OutputFile::create_locked(const std::filesystem::path& path, Access access) {
  OutputFile file;
  file.path_ = path;
  file.file_ = create(path, O_EXCL, access);
  if (file.file_ < 0 && errno == EEXIST) return std::nullopt;
  if (file.file_ < 0) fail("cannot create", path);
  kill_point("file.created");
  // Another writer that tests whether it is a leftover holds it for a moment, and then removes it. A file system without
  // locks has no such writer.
  const bool taken = ::flock(file.file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  struct stat held {};
  if (taken || (::fstat(file.file_, &held) == 0 && held.st_nlink == 0)) return std::nullopt;
  return file;
}

OutputFile OutputFile::append_to(std::filesystem::path path) {
  OutputFile file;
  file.path_ = std::move(path);
  file.file_ = open_stream(file.path_);
  if (file.file_ < 0) fail(("cannot " + stream_verb(file.path_)).c_str(), file.path_);
  return file;
}

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
}

OutputFile::OutputFile(OutputFile&& other) noexcept { *this = std::move(other); }

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(buffer_, other.buffer_);
  std::swap(size_, other.size_);
  return *this;
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", path_);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::settle() {
  flush();
  const int same = ::fcntl(file_, F_DUPFD_CLOEXEC, 0);
  if (same < 0 || ::close(same) != 0) fail("cannot write", path_);
}

void OutputFile::close() {
  if (file_ < 0) return;
  flush();
  if (::close(std::exchange(file_, -1)) != 0) fail("cannot write", path_);
}

}  // namespace dossier::store
