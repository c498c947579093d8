#include "core/store/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

namespace dossier::store {
namespace {

// Where one byte is read, the kernel maps what it has of the 64 KiB around it.
constexpr unsigned window_bits = 16;
constexpr std::uint64_t most_of_a_file = (16 << 20) >> window_bits;
constexpr std::uint64_t most_of_all = (48 << 20) >> window_bits;

}  // namespace

// Which windows of a mapping are in memory, as far as is known.
class MappedFile::Pages {
 public:
  Pages(char* data, std::size_t size)
      : data_(data), size_(size), first_(window_of(data)), words_((window_of(data + size - 1) - first_) / 64 + 1) {
    const std::lock_guard lock(guard);
    all.push_back(this);
  }
  ~Pages() {
    {
      const std::lock_guard lock(guard);
      all.erase(std::find(all.begin(), all.end(), this));
    }
    clear();
    ::munmap(data_, size_);
  }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  void note(std::string_view part) {
    if (part.empty()) return;
    const auto last = window_of(part.data() + part.size() - 1) - first_;
    for (auto window = window_of(part.data()) - first_; window <= last; ++window) {
      auto& word = words_[window / 64];
      const auto bit = std::uint64_t{1} << window % 64;
      if (word.load(std::memory_order_relaxed) & bit || word.fetch_or(bit, std::memory_order_relaxed) & bit) continue;
      const auto of_all = in_memory.fetch_add(1, std::memory_order_relaxed);
      if (own_.fetch_add(1, std::memory_order_relaxed) >= most_of_a_file)
        forget();
      else if (of_all >= most_of_all)
        forget_all();
    }
  }
  std::uint64_t forgotten() const { return forgotten_.load(std::memory_order_relaxed); }

 private:
  static std::uintptr_t window_of(const char* place) { return reinterpret_cast<std::uintptr_t>(place) >> window_bits; }
  void clear() {
    std::uint64_t count = 0;
    for (auto& word : words_)
      count += static_cast<std::uint64_t>(std::popcount(word.exchange(0, std::memory_order_relaxed)));
    own_.fetch_sub(count, std::memory_order_relaxed);
    in_memory.fetch_sub(count, std::memory_order_relaxed);
  }
  void forget() {
    clear();
    forgotten_.fetch_add(1, std::memory_order_relaxed);
    ::madvise(data_, size_, MADV_DONTNEED);
  }
  static void forget_all() {
    const std::unique_lock lock(guard, std::try_to_lock);
    if (!lock) return;  // another thread does
    for (auto* pages : all)
      if (pages->own_.load(std::memory_order_relaxed) > 0) pages->forget();
  }

  static inline std::mutex guard;
  static inline std::vector<Pages*> all;
  static inline std::atomic<std::uint64_t> in_memory{0};  // windows of all

  char* data_;
  std::size_t size_;
  std::uintptr_t first_;
  std::vector<std::atomic<std::uint64_t>> words_;  // a bit a window
  std::atomic<std::uint64_t> own_{0};              // bits that are set
  std::atomic<std::uint64_t> forgotten_{0};
};

MappedFile::MappedFile() = default;
MappedFile::~MappedFile() = default;

MappedFile::MappedFile(const std::filesystem::path& path, Access access) {
  const auto fail = [&](const char* what) {
    throw std::system_error(errno, std::generic_category(), std::string(what) + " " + path.string());
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("cannot open");
  struct stat info {};
  if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    if (S_ISDIR(info.st_mode)) errno = EISDIR;
    const int error = errno ? errno : EINVAL;
    ::close(file);
    errno = error;
    fail("cannot read");
  }
  size_ = static_cast<std::size_t>(info.st_size);
  if (size_ > 0) {
    void* memory = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (memory == MAP_FAILED) {
      const int error = errno;
      ::close(file);
      errno = error;
      fail("cannot map");
    }
    ::madvise(memory, size_, access == Access::in_order ? MADV_SEQUENTIAL : MADV_NORMAL);
    data_ = static_cast<const char*>(memory);
    pages_ = std::make_unique<Pages>(static_cast<char*>(memory), size_);
  }
  ::close(file);
}

void MappedFile::note_read(std::string_view part) const {
  if (pages_) pages_->note(part);
}

std::uint64_t MappedFile::forgotten() const { return pages_ ? pages_->forgotten() : 0; }

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      pages_(std::move(other.pages_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(pages_, other.pages_);
  return *this;
}

}  // namespace dossier::store
