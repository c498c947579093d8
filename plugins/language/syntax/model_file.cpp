#include "language/syntax/model_file.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "language/syntax/relations.hpp"
#include "language/syntax/tags.hpp"
#include "language/syntax/transitions.hpp"

namespace language {

namespace {

// Reads numbers from bytes, never beyond them.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) throw std::runtime_error("the file ends too early");
    const auto taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    const auto bytes = take(size);
    for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return value;
  }
  bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

Weights read_weights(Bytes& bytes, std::size_t labels) {
  const auto row_count = bytes.number(4), cell_count = bytes.number(4);
  Bytes features(bytes.take(row_count * 4));
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
  return Weights(rows, cells);
}

SyntaxModel read(std::string_view file) {
  Bytes bytes(file);
  if (bytes.take(model_file::magic.size()) != model_file::magic) throw std::runtime_error("it is no model of syntax");
  if (bytes.number(4) != model_file::format) throw std::runtime_error("it has another format");
  if (file.size() < 8 ||
      Bytes(file.substr(file.size() - 8)).number(8) != model_file::checksum(file.substr(0, file.size() - 8)))
    throw std::runtime_error("its checksum is wrong");
  if (bytes.take(bytes.number(4)) != model_file::names()) throw std::runtime_error("it has other tags or relations");
  SyntaxModel model;
  model.tagger = read_weights(bytes, tag_count);
  model.parser = read_weights(bytes, action_count);
  bytes.take(8);
  if (!bytes.empty()) throw std::runtime_error("it is longer than it says");
  return model;
}

}  // namespace

std::string model_file::names() {
  std::string names;
  for (std::size_t i = 0; i < tag_count; ++i) names += std::string(name_of(static_cast<Tag>(i))) + '\n';
  for (std::size_t i = 0; i < relation_count; ++i) names += std::string(name_of(static_cast<Relation>(i))) + '\n';
  return names;
}

std::uint64_t model_file::checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

SyntaxModel read_syntax_model(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("cannot open the model " + path.string());
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw std::runtime_error("cannot read the model " + path.string());
  try {
    return read(bytes);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("cannot use the model " + path.string() + ": " + error.what());
  }
}

}  // namespace language
