// A file mapped into memory for reading. Its pages are given back once many are in memory, of this file or of all mapped
// files: a run needs no more memory for larger or more files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace dossier::store {

// The order in which pages will be read; the kernel reads ahead accordingly.
enum class Access { in_order, anywhere };

class MappedFile {
 public:
  MappedFile();
  // Throws std::system_error with the path if it cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path, Access access = Access::in_order);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }
  // Reports that these of its bytes were read, so that pages can be given back; they stay valid, and are read again from
  // the file when they are used again. Any thread.
  void note_read(std::string_view part) const;
  std::uint64_t forgotten() const;  // how often its pages were given back

 private:
  class Pages;

  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::unique_ptr<Pages> pages_;  // of a mapping
};

}  // namespace dossier::store
