#include "language/names/name_model.hpp"

#include <vector>

#include "language/model_bytes.hpp"
#include "language/names/name_type.hpp"

namespace language {

NameModel read_name_model(const std::filesystem::path& path) {
  NameModel model;
  read_model(path, name_model_file::magic, name_model_file::format, [&](ModelBytes& bytes) {
    const auto size = bytes.number(4);
    ModelBytes hashes(bytes.take(size * 4));
    const auto bits = bytes.take(size);
    std::vector<NameLexicon::Entry> entries(size);
    for (std::size_t i = 0; i < size; ++i)
      entries[i] = {static_cast<std::uint32_t>(hashes.number(4)), static_cast<std::uint8_t>(bits[i])};
    model.lexicon = NameLexicon(std::move(entries));
    model.first = read_weights(bytes, name_types);
    model.second = read_weights(bytes, name_types);
    model.inner = read_weights(bytes, name_types);
  });
  return model;
}

}  // namespace language
