#include "core/store/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "dossier/export/stream.hpp"

namespace dossier::store {
namespace {

constexpr std::size_t buffer_size = 256 << 10;

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, Access access) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, access == Access::owner ? 0600 : 0666);
  if (file_ < 0) fail("cannot create", path_);
  if (access == Access::owner) ::fchmod(file_, 0600);  // whatever the umask
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

void OutputFile::close() {
  if (file_ < 0) return;
  flush();
  if (::close(std::exchange(file_, -1)) != 0) fail("cannot write", path_);
}

}  // namespace dossier::store
