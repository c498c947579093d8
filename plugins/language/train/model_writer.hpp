// Writes what language/model_bytes.hpp reads.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_bytes.hpp"

class ModelWriter {
 public:
  ModelWriter(std::string_view magic, std::uint32_t format) : bytes_(magic) { number(format, 4); }

  void number(std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) bytes_ += static_cast<char>(value >> (8 * i));
  }
  void text(std::string_view text) { bytes_ += text; }
  void weights(const std::vector<language::Weights::Row>& rows, const std::vector<language::ClassWeight>& cells) {
    number(rows.size(), 4);
    number(cells.size(), 4);
    for (const auto& row : rows) number(row.feature, 4);
    for (const auto& row : rows) number(row.size, 1);
    for (const auto& cell : cells) number(cell.label, 1);
    for (const auto& cell : cells) number(static_cast<std::uint8_t>(cell.weight), 1);
  }
  void save(const std::string& path) {
    number(language::model_checksum(bytes_), 8);
    std::ofstream(path, std::ios::binary) << bytes_;
  }

 private:
  std::string bytes_;
};
