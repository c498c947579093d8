#include "language/syntax/model_file.hpp"

#include <stdexcept>

#include "language/model_bytes.hpp"
#include "language/syntax/relations.hpp"
#include "language/syntax/tags.hpp"
#include "language/syntax/transitions.hpp"

namespace language {

std::string model_file::names() {
  std::string names;
  for (std::size_t i = 0; i < tag_count; ++i) names += std::string(name_of(static_cast<Tag>(i))) + '\n';
  for (std::size_t i = 0; i < relation_count; ++i) names += std::string(name_of(static_cast<Relation>(i))) + '\n';
  return names;
}

SyntaxModel read_syntax_model(const std::filesystem::path& path) {
  SyntaxModel model;
  model.checksum = read_model(path, model_file::magic, model_file::format, [&](ModelBytes& bytes) {
    if (bytes.take(bytes.number(4)) != model_file::names()) throw std::runtime_error("it has other tags or relations");
    model.tagger = read_weights(bytes, tag_count);
    model.parser = read_weights(bytes, action_count);
  });
  return model;
}

}  // namespace language
