// Records spooled to disk until they are needed, for exporters whose output is not in the order of the ports. The file
// has no name, so nothing of it remains at the end. In memory are only the offsets of the records and a buffer
// of a few MiB. One thread at a time.
//
// at() copies a record, at any time. If everything is written before any of it is needed, read() ends the writing; from
// then on view() returns each record in place.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include "dossier/plugin/error.hpp"

DOSSIER_NAMESPACE_BEGIN

class RecordSpool {
 public:
  struct Place {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  // In the folder of the target, which needs room for the output anyway. option: the one that errors refer to. All
  // functions but view() throw Error (cannot_write, no_space).
  RecordSpool(std::filesystem::path folder, std::string option)
      : folder_(folder.empty() ? "." : std::move(folder)), option_(std::move(option)) {
    descriptor_ = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor_ < 0) {  // not every file system supports files without a name
      std::string path = folder_ / ".spool-XXXXXX";
      descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
      if (descriptor_ < 0) fail("create");
      ::unlink(path.c_str());
    }
  }
  ~RecordSpool() {
    if (mapped_size_ > 0) ::munmap(const_cast<char*>(mapped_), mapped_size_);
    ::close(descriptor_);
  }
  RecordSpool(const RecordSpool&) = delete;
  RecordSpool& operator=(const RecordSpool&) = delete;

  // Not after read().
  Place add(std::string_view bytes) {
    const Place place{size_, bytes.size()};
    buffer_ += bytes;
    size_ += bytes.size();
    if (buffer_.size() >= piece) flush();
    return place;
  }

  // At any time, also between additions.
  std::string at(Place place) {
    if (place.offset + place.size > written_) flush();
    std::string bytes(place.size, '\0');
    for (std::size_t have = 0; have < bytes.size();) {
      const auto got =
          ::pread(descriptor_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(place.offset + have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) fail("read");
      have += static_cast<std::size_t>(got);
    }
    return bytes;
  }

  // Ends the writing and maps the file into memory.
  void read() {
    flush();
    buffer_.shrink_to_fit();
    if (size_ == 0 || mapped_size_ > 0) return;  // an empty file cannot be mapped
    void* const bytes = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor_, 0);
    if (bytes == MAP_FAILED) fail("read");
    mapped_ = static_cast<const char*>(bytes);
    mapped_size_ = size_;
  }
  // After read(). Valid as long as the spool, on any thread.
  std::string_view view(Place place) const {
    // Pages are given back once many have been read; what was returned stays valid, and is read again from the file.
    if (read_.fetch_add(place.size + page, std::memory_order_relaxed) > most_resident) {
      read_.store(0, std::memory_order_relaxed);
      ::madvise(const_cast<char*>(mapped_), mapped_size_, MADV_DONTNEED);
    }
    return {mapped_ + place.offset, place.size};
  }

 private:
  static constexpr std::size_t piece = 1 << 20;
  static constexpr std::uint64_t most_resident = 16 << 20;
  static constexpr std::uint64_t page = 4096;  // a small record makes a whole page resident

  void flush() {
    for (std::string_view left = buffer_; !left.empty();) {
      const auto written = ::pwrite(descriptor_, left.data(), left.size(), static_cast<off_t>(written_));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail("write");
      written_ += static_cast<std::uint64_t>(written);
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
    if (buffer_.capacity() > 4 * piece) buffer_.shrink_to_fit();
  }
  [[noreturn]] void fail(const char* what) const {
    const int reason = errno;
    throw Error(reason == ENOSPC ? "no_space" : "cannot_write",
                std::string("cannot ") + what + " a file in " + folder_.string() + ": " + std::strerror(reason))
        .at_option(option_);
  }

  std::filesystem::path folder_;
  std::string option_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;     // including the buffer
  std::uint64_t written_ = 0;  // on disk
  std::string buffer_;
  const char* mapped_ = "";
  std::size_t mapped_size_ = 0;
  mutable std::atomic<std::uint64_t> read_{0};
};

DOSSIER_NAMESPACE_END
