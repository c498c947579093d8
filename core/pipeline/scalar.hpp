// The type of a scalar without quotes: the core schema of YAML 1.2. `no`, `on` and 12:30 are text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/pipeline/node.hpp"

namespace dossier::pipeline {

struct Scalar {
  Node::Type type = Node::Type::text;
  std::string text = {};    // "true" and "false" in lower case, everything else as written
  std::string digits = {};  // of a number, in JSON form
  bool bad = false;         // a number that is infinite, not a number, or out of range
};

Scalar resolve(std::string_view plain);

// The digits of a whole number in any notation (12, 12.0, 1.2e1) that fits 64 bits; nothing otherwise.
std::optional<std::string> whole_digits(const Node& number);

}  // namespace dossier::pipeline
