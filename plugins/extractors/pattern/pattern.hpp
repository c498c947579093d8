// A pattern as the user wrote it.
#pragma once

#include <re2/re2.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "field.hpp"
#include "token_program.hpp"

namespace pattern_extractor {

struct Pattern {
  std::string id;
  Kind kind = Kind::quantity;
  std::unique_ptr<RE2> text;  // exactly one of the two
  std::optional<TokenProgram> tokens;
  std::vector<Field> groups;           // of `text`: by index from 1; of `tokens`: from 0
  std::map<Field, std::string> fixed;  // constants
  std::vector<std::string> languages;  // BCP 47, in lower case; empty: all
  std::vector<std::string> blocks;     // kinds of blocks; empty: all
  std::optional<double> confidence;
};

}  // namespace pattern_extractor
