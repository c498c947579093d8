// A file mapped into memory for reading. Its pages are given back once many have been read: a run needs no more memory
// for larger files.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace dossier::store {

// The order in which pages will be read; the kernel reads ahead accordingly.
enum class Access { in_order, anywhere };

class MappedFile {
 public:
  MappedFile() = default;
  // Throws std::system_error with the path if it cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path, Access access = Access::in_order);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }
  // Reports that as many bytes were read somewhere, so that pages can be given back; what was read stays valid, and is
  // read again from the file when it is used again. Any thread.
  void note_read(std::size_t size) const {
    if (size_ > most_resident && read_.fetch_add(size + page, std::memory_order_relaxed) > most_resident) forget();
  }
  std::uint64_t forgotten() const { return forgotten_.load(std::memory_order_relaxed); }  // how often

 private:
  static constexpr std::uint64_t most_resident = 16 << 20;
  static constexpr std::uint64_t page = 4096;  // a small record makes a whole page resident

  void forget() const;

  const char* data_ = nullptr;
  std::size_t size_ = 0;
  mutable std::atomic<std::uint64_t> read_{0};
  mutable std::atomic<std::uint64_t> forgotten_{0};
};

}  // namespace dossier::store
