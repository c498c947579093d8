// Some values with their keys: the unit that a memo compresses and reads.
//
// Form: the number of values, then each with its length before it; all numbers of 8 bytes, little endian.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/hash.hpp"

namespace dossier::store {

class MemoBlock {
 public:
  struct Row {
    Hash key;
    std::uint64_t offset;  // of the value in the block
  };
  // Large enough to compress well, small enough to be read for a single value.
  static constexpr std::size_t full_size = 64 << 10;

  void add(const Hash& key, std::string_view value) {
    rows_.push_back({key, values_.size() + sizeof(std::uint64_t)});
    append_number(value.size());
    values_ += value;
  }
  // Appends the values of another block.
  void join(const MemoBlock& other) {
    for (const auto& row : other.rows_) rows_.push_back({row.key, row.offset + values_.size()});
    values_ += other.values_;
  }
  bool empty() const { return rows_.empty(); }
  bool full() const { return values_.size() >= full_size; }
  const std::vector<Row>& rows() const { return rows_; }
  std::string bytes() const {
    const std::uint64_t count = rows_.size();
    return std::string(reinterpret_cast<const char*>(&count), sizeof count) + values_;
  }

  static std::uint64_t count_in(std::string_view bytes) { return number_at(bytes, 0); }
  static std::string_view value_at(std::string_view bytes, std::uint64_t offset) {
    return bytes.substr(offset + sizeof(std::uint64_t), number_at(bytes, offset));
  }

 private:
  void append_number(std::uint64_t number) { values_.append(reinterpret_cast<const char*>(&number), sizeof number); }
  static std::uint64_t number_at(std::string_view bytes, std::uint64_t offset) {
    std::uint64_t number = 0;
    if (offset > bytes.size() || bytes.size() - offset < sizeof number)
      throw std::out_of_range("a block of a memo ends early");
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
  }

  std::vector<Row> rows_;
  std::string values_;
};

}  // namespace dossier::store
