// A segment: records of any length in one immutable, checksummed file, read by number through a mapping.
//
// Format: the records one after the other, then their offsets (count + 1 of 8 bytes, little endian), then a footer
// {magic, count, XXH3-128 of all before it}.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/store/mapped_file.hpp"
#include "core/store/output_file.hpp"

namespace dossier::store {

class SegmentWriter {
 public:
  // Writes path and, until seal(), path + ".offsets".
  explicit SegmentWriter(const std::filesystem::path& path);

  // Returns the number of the record.
  std::uint64_t append(std::string_view record);
  std::uint64_t count() const { return count_; }
  // No more records; the file is complete.
  void seal();

 private:
  OutputFile data_;
  OutputFile offsets_;
  std::uint64_t count_ = 0;
};

class Segment {
 public:
  Segment() = default;
  // Throws std::runtime_error if the file is not a complete segment.
  explicit Segment(const std::filesystem::path& path);

  std::uint64_t size() const { return count_; }
  std::string_view operator[](std::uint64_t number) const;
  // Reads the entire file. Whether its checksum is right.
  bool verify() const;
  std::uint64_t bytes() const { return file_.bytes().size(); }

 private:
  MappedFile file_;
  const char* offsets_ = nullptr;
  std::uint64_t count_ = 0;
};

}  // namespace dossier::store
