// A regular file that is read from its beginning to its end, and hashed on the way: the hash is that of the bytes that
// were read, whatever becomes of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/store/hash.hpp"

namespace dossier::engine {

class HashedFile {
 public:
  // Never waits, not even where the path has become a FIFO. Throws std::runtime_error with a sentence that does not
  // name the file, as does read().
  explicit HashedFile(const std::filesystem::path& path);
  ~HashedFile();
  HashedFile(const HashedFile&) = delete;
  HashedFile& operator=(const HashedFile&) = delete;

  std::uint64_t size() const { return size_; }  // when it was opened
  // The next bytes; fewer than asked for only at the end of the file.
  std::size_t read(char* into, std::size_t most);
  std::string rest();
  // Of all bytes read so far.
  store::Hash hash() const { return hasher_.hash(); }
  std::uint64_t read_so_far() const { return read_; }

 private:
  int file_;
  std::uint64_t size_ = 0;
  std::uint64_t read_ = 0;
  store::FastHasher hasher_;
};

}  // namespace dossier::engine
