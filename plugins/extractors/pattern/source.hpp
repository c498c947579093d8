// The YAML that patterns are read from, and what is wrong in it.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>
#include <vector>

namespace pattern_extractor {

class Source {
 public:
  // name: what messages call it.
  Source(std::string name, std::string bytes);

  const std::string& bytes() const { return bytes_; }

  // Notes an error at a position; `message` is "expected ..., found ...".
  void wrong(const YAML::Mark& mark, const std::string& message);
  void wrong(const YAML::Node& node, const std::string& message) { wrong(node.Mark(), message); }
  // Of a text: at one of its bytes.
  void wrong(const YAML::Node& scalar, std::size_t offset, const std::string& message);
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  void note(std::size_t line, std::size_t column, const std::string& message);

  std::string name_;
  std::string bytes_;
  std::vector<std::string_view> lines_;
  std::vector<std::string> errors_;
};

}  // namespace pattern_extractor
