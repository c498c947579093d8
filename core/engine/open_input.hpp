// The bytes of an input, read once: they do not change while a reader works on them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/store/hash.hpp"
#include "core/store/mapped_file.hpp"

namespace dossier::engine {

// Bytes that a file of this size may have once it, and what is inside it, is decompressed.
std::uint64_t largest_growth(std::uint64_t size);

class OpenInput {
 public:
  // Reads the file and decompresses it where it is a gzip or zstd file. Small files are kept in memory, a large one in
  // a file at the path `copy`, which no longer exists on return. limit: bytes that decompressing may return. Throws
  // std::exception with a sentence where the file cannot be read.
  OpenInput(const std::filesystem::path& path, const std::filesystem::path& copy, std::uint64_t limit = 1ULL << 30);
  OpenInput(const OpenInput&) = delete;
  OpenInput& operator=(const OpenInput&) = delete;

  // As it is stored, if there is a problem().
  std::string_view bytes() const { return bytes_; }
  // Why it cannot be decompressed, as a sentence; empty where it could be.
  const std::string& problem() const { return problem_; }
  // It is compressed, and that is damaged or cut off.
  bool damaged() const { return damaged_; }
  std::string_view before_damage() const { return before_damage_; }
  // Of the file as it was read, compressed or not.
  const store::Hash& hash() const { return hash_; }
  std::uint64_t file_size() const { return file_size_; }

 private:
  std::string memory_;
  store::MappedFile copy_;
  std::string_view bytes_;
  std::string problem_;
  bool damaged_ = false;
  std::string before_damage_;
  store::Hash hash_;
  std::uint64_t file_size_ = 0;
};

}  // namespace dossier::engine
