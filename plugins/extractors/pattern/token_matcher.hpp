// Finds the matches of a token program: the leftmost, and of those the one that the pattern prefers, as Perl does. Each
// instruction is tried at most once at each token, so that the time is the product of both at worst.
#pragma once

#include <cstdint>
#include <vector>

#include "token_line.hpp"
#include "token_program.hpp"

namespace pattern_extractor {

struct TokenMatch {
  std::uint32_t first = 0;  // tokens of the line
  std::uint32_t last = 0;
  std::vector<std::uint32_t> slots;  // of the groups; unset: no group took part
  static constexpr std::uint32_t unset = 0xFFFFFFFF;
};

// Memory that searches reuse.
class TokenMatcher {
 public:
  void start(const TokenProgram& program, const TokenLine& line);
  // The next match, after the end of the one before.
  bool next(TokenMatch& match);

 private:
  struct Step {
    std::uint32_t at;  // an instruction; or, if `slot` is set, what the slot held
    std::uint32_t token;
    std::uint32_t slot;
  };
  bool match_from(std::uint32_t token, TokenMatch& match);
  bool first_visit(std::uint32_t at, std::uint32_t token);

  const TokenProgram* program_ = nullptr;
  const TokenLine* line_ = nullptr;
  std::uint32_t token_ = 0;
  std::vector<bool> visited_;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace pattern_extractor
