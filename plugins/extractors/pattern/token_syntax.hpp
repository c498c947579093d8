// A pattern over tokens as a tree.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "token_program.hpp"

namespace pattern_extractor {

struct SyntaxPart {
  enum class What : std::uint8_t { tests, claim, sequence, choice, repeat, group } what = What::sequence;
  std::vector<SyntaxPart> parts;
  std::uint32_t index = 0;  // of tests, the kind of claim, or the group
  std::uint32_t least = 0;  // of a repeat
  std::uint32_t most = 0;   // 0: no limit
};

// Adds tests, kinds of claims and groups to `program`. Throws PatternError.
SyntaxPart parse_tokens(std::string_view pattern, TokenProgram& program);

}  // namespace pattern_extractor
