#include "core/engine/claim_spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace dossier::engine {
namespace {

[[noreturn]] void fail_spool(const char* what, const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
}

}  // namespace

ClaimSpool::~ClaimSpool() {
  if (file_ >= 0) ::close(file_);
}

ClaimSpool::ClaimSpool(ClaimSpool&& other) noexcept
    : path_(std::move(other.path_)),
      budget_(other.budget_),
      file_(std::exchange(other.file_, -1)),
      spilled_(other.spilled_),
      memory_(std::move(other.memory_)) {}

ClaimSpool::Place ClaimSpool::add(std::string_view record) {
  if (!memory_.empty() && memory_.size() + record.size() > budget_) spill();
  const Place place{spilled_ + memory_.size(), record.size()};
  memory_ += record;
  return place;
}

void ClaimSpool::spill() {
  if (file_ < 0) {
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file_ < 0) fail_spool("cannot create", path_);
    ::unlink(path_.c_str());
  }
  for (std::string_view rest = memory_; !rest.empty();) {
    const auto written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_spool("cannot write", path_);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  spilled_ += memory_.size();
  memory_.clear();
}

std::string ClaimSpool::read(const Place& place) const {
  if (place.offset >= spilled_) return memory_.substr(place.offset - spilled_, place.size);
  std::string record(place.size, '\0');
  for (std::size_t at = 0; at < record.size();) {
    const auto got = ::pread(file_, record.data() + at, record.size() - at, static_cast<off_t>(place.offset + at));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;
    if (got <= 0) fail_spool("cannot read", path_);
    at += static_cast<std::size_t>(got);
  }
  return record;
}

}  // namespace dossier::engine
