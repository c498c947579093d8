// Fixed-width rows in a file, written in order and read through a mapping.
#pragma once

#include <filesystem>
#include <span>
#include <type_traits>

#include "core/store/mapped_file.hpp"
#include "core/store/output_file.hpp"

namespace dossier::store {

template <class Row>
class RowWriter {
  static_assert(std::is_trivially_copyable_v<Row> && std::has_unique_object_representations_v<Row>);

 public:
  explicit RowWriter(std::filesystem::path path) : file_(std::move(path)) {}
  void append(const Row& row) { file_.write({reinterpret_cast<const char*>(&row), sizeof row}); }
  void close() { file_.close(); }

 private:
  OutputFile file_;
};

template <class Row>
class RowFile {
 public:
  RowFile() = default;
  explicit RowFile(const std::filesystem::path& path) : file_(path, Access::anywhere) {}

  std::uint64_t size() const { return file_.bytes().size() / sizeof(Row); }
  const Row& operator[](std::uint64_t i) const {
    const auto& row = rows()[i];
    note_read({&row, 1});
    return row;
  }
  // Searches in it report what they come to.
  std::span<const Row> rows() const { return {reinterpret_cast<const Row*>(file_.bytes().data()), size()}; }
  void note_read(std::span<const Row> part) const {
    file_.note_read({reinterpret_cast<const char*>(part.data()), part.size_bytes()});
  }

 private:
  MappedFile file_;
};

}  // namespace dossier::store
