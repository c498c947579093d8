// Reading the files of models: numbers are little-endian, a checksum is at the end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "language/syntax/weights.hpp"

namespace language {

// Reads numbers from bytes, never beyond them: throws std::runtime_error.
class ModelBytes {
 public:
  explicit ModelBytes(std::string_view bytes) : bytes_(bytes) {}

  std::string_view take(std::uint64_t size);
  std::uint64_t number(std::size_t size);
  bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

// Rows, cells, hashes of features in ascending order, cells of each, labels, weights.
Weights read_weights(ModelBytes& bytes, std::size_t labels);

// FNV-1a.
std::uint64_t model_checksum(std::string_view bytes);

// Passes what is between magic, format and checksum of a file to `read`, which has to take all of it, and returns the
// checksum. Throws std::runtime_error with the path and the reason if the file is missing, damaged or another.
std::uint64_t read_model(const std::filesystem::path& path, std::string_view magic, std::uint32_t format,
                         const std::function<void(ModelBytes&)>& read);

}  // namespace language
