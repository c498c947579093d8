#include "core/store/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dossier::store {
namespace {

[[noreturn]] void cannot(const char* what, const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), std::string("cannot ") + what + " " + file.string());
}

int lock(int descriptor, int operation) {
  int result = 0;
  do result = ::flock(descriptor, operation);
  while (result != 0 && errno == EINTR);
  return result;
}

int operation_of(FileLock::Kind kind) { return kind == FileLock::Kind::shared ? LOCK_SH : LOCK_EX; }

int open_for_lock(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) cannot("open", file);
  ::fchmod(descriptor, 0600);  // a umask may have taken the owner's rights: no other process could open it
  return descriptor;
}

}  // namespace

FileLock FileLock::wait(const std::filesystem::path& file, Kind kind) {
  FileLock held(open_for_lock(file));
  if (lock(held.descriptor_, operation_of(kind)) != 0) cannot("lock", file);
  return held;
}

std::optional<FileLock> FileLock::attempt(const std::filesystem::path& file, Kind kind) {
  FileLock held(open_for_lock(file));
  if (lock(held.descriptor_, operation_of(kind) | LOCK_NB) == 0) return held;
  if (errno != EWOULDBLOCK) cannot("lock", file);
  return std::nullopt;
}

std::optional<FileLock> FileLock::attempt_existing(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return std::nullopt;
  FileLock held(descriptor);
  if (lock(descriptor, LOCK_EX | LOCK_NB) == 0) return held;
  return std::nullopt;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FileLock::make_exclusive() {
  if (lock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
  lock(descriptor_, LOCK_SH);  // a failed conversion may have dropped the shared lock
  return false;
}

void FileLock::wait_exclusive() { lock(descriptor_, LOCK_EX); }

void FileLock::share() { lock(descriptor_, LOCK_SH); }

}  // namespace dossier::store
