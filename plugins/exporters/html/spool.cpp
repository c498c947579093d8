#include "spool.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "dossier/plugin/error.hpp"

namespace dossier_html {

namespace {

constexpr std::size_t piece = 1 << 20;

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& folder, const std::string& option) {
  const int reason = errno;
  throw dossier::Error(reason == ENOSPC ? "no_space" : "cannot_write",
                       "cannot " + what + " a file in " + folder.string() + ": " + std::strerror(reason))
      .at_option(option);
}

}  // namespace

Spool::Spool(std::filesystem::path folder, std::string option)
    : folder_(folder.empty() ? "." : std::move(folder)), option_(std::move(option)) {
  descriptor_ = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {  // not every file system has files without a name
    std::string path = folder_ / ".spool-XXXXXX";
    descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail("create", folder_, option_);
    ::unlink(path.c_str());
  }
  buffer_.reserve(2 * piece);
}

Spool::~Spool() {
  if (mapped_ && size_) ::munmap(const_cast<char*>(mapped_), size_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

Spool::Place Spool::append(std::string_view bytes) {
  const Place place{size_, bytes.size()};
  buffer_ += bytes;
  size_ += bytes.size();
  if (buffer_.size() >= piece) flush();
  return place;
}

void Spool::flush() {
  for (std::string_view left = buffer_; !left.empty();) {
    const auto written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("write", folder_, option_);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  if (buffer_.capacity() > 4 * piece) buffer_.shrink_to_fit();
}

void Spool::read() {
  flush();
  buffer_ = {};
  if (size_ == 0) {
    mapped_ = "";
    return;
  }
  void* const at = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor_, 0);
  if (at == MAP_FAILED) fail("read", folder_, option_);
  mapped_ = static_cast<const char*>(at);
}

}  // namespace dossier_html
