#include "core/engine/hashed_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace dossier::engine {
namespace {

std::runtime_error failure(const char* what, int error) {
  return std::runtime_error(std::string(what) + ": " + std::generic_category().message(error));
}

}  // namespace

HashedFile::HashedFile(const std::filesystem::path& path)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
  if (file_ < 0) throw failure("the file cannot be opened", errno);
  struct stat info {};
  if (::fstat(file_, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(file_);
    throw std::runtime_error("it is not a regular file any more");
  }
  size_ = static_cast<std::uint64_t>(info.st_size);
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

HashedFile::~HashedFile() { ::close(file_); }

std::size_t HashedFile::read(char* into, std::size_t most) {
  std::size_t size = 0;
  while (size < most) {
    const auto count = ::read(file_, into + size, most - size);
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw failure("the file cannot be read", errno);
    size += static_cast<std::size_t>(count);
  }
  hasher_.add({into, size});
  read_ += size;
  return size;
}

std::string HashedFile::rest() {
  std::string bytes(size_ - std::min(size_, read_) + 1, '\0');  // one more shows whether it has grown
  std::size_t size = 0;
  while (true) {
    size += read(bytes.data() + size, bytes.size() - size);
    if (size < bytes.size()) break;
    bytes.resize(size + (64 << 10));
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace dossier::engine
