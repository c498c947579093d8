#include "language/model_bytes.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace language {

std::string_view ModelBytes::take(std::uint64_t size) {
  if (size > bytes_.size()) throw std::runtime_error("the file ends too early");
  const auto taken = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return taken;
}

std::uint64_t ModelBytes::number(std::size_t size) {
  std::uint64_t value = 0;
  const auto bytes = take(size);
  for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

Weights read_weights(ModelBytes& bytes, std::size_t labels) {
  const auto row_count = bytes.number(4), cell_count = bytes.number(4);
  ModelBytes features(bytes.take(row_count * 4));
  const auto sizes = bytes.take(row_count);
  const auto classes = bytes.take(cell_count), weights = bytes.take(cell_count);
  std::vector<Weights::Row> rows(row_count);
  std::uint64_t used = 0;
  for (std::size_t i = 0; i < row_count; ++i) {
    rows[i] = {static_cast<std::uint32_t>(features.number(4)), static_cast<std::uint8_t>(sizes[i])};
    used += rows[i].size;
    if (rows[i].feature == 0 || (i > 0 && rows[i].feature <= rows[i - 1].feature))
      throw std::runtime_error("its features are not in order");
  }
  if (used != cell_count) throw std::runtime_error("its tables contradict each other");
  std::vector<ClassWeight> cells(cell_count);
  for (std::size_t i = 0; i < cell_count; ++i) {
    cells[i] = {static_cast<std::uint8_t>(classes[i]), static_cast<std::int8_t>(weights[i])};
    if (cells[i].label >= labels) throw std::runtime_error("it has a label that does not exist");
  }
  return {rows, cells, labels};
}

std::uint64_t model_checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::uint64_t read_model(const std::filesystem::path& path, std::string_view magic, std::uint32_t format,
                         const std::function<void(ModelBytes&)>& read) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("cannot open the model " + path.string());
  std::string content(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  if (!file.read(content.data(), static_cast<std::streamsize>(content.size())))
    throw std::runtime_error("cannot read the model " + path.string());
  try {
    ModelBytes bytes(content);
    if (bytes.take(magic.size()) != magic) throw std::runtime_error("it does not begin as one");
    if (bytes.number(4) != format) throw std::runtime_error("it has another format");
    const std::string_view all = content;
    if (all.size() < 8) throw std::runtime_error("its checksum is wrong");
    const auto checksum = model_checksum(all.substr(0, all.size() - 8));
    if (ModelBytes(all.substr(all.size() - 8)).number(8) != checksum) throw std::runtime_error("its checksum is wrong");
    read(bytes);
    bytes.take(8);
    if (!bytes.empty()) throw std::runtime_error("it is longer than it says");
    return checksum;
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("cannot use the model " + path.string() + ": " + error.what());
  }
}

}  // namespace language
