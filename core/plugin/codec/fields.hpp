// The payload of a call or an answer: numbers of eight bytes, little-endian, and texts preceded by their length.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/abi/base.h"

namespace dossier::plugin::codec {

// Bytes that are not a valid call or answer.
class BadPayload : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class FieldWriter {
 public:
  FieldWriter& number(std::uint64_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  FieldWriter& text(std::string_view value) {
    number(value.size());
    bytes_ += value;
    return *this;
  }
  FieldWriter& text(dossier_view value) { return text(std::string_view(value.data, value.size)); }
  // Room for so many more bytes: a large text is copied once.
  void reserve(std::uint64_t size) {
    if (bytes_.capacity() - bytes_.size() < size)
      bytes_.reserve(std::max<std::size_t>(bytes_.size() + size, bytes_.size() * 3 / 2));
  }
  const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

// Its texts borrow from the payload. Throws BadPayload if the payload ends early.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string_view text() { return take(number()); }
  dossier_view view() {
    const auto value = text();
    return {value.data(), value.size()};
  }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) throw BadPayload("a payload is shorter than its fields");
    const auto taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::string_view bytes_;
};

}  // namespace dossier::plugin::codec
