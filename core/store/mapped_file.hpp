// A file mapped into memory for reading. The kernel may drop mapped pages: they do not count as memory of a run.
#pragma once

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

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dossier::store
