// The words of a sentence as syntax sees them. Most are tokens; others join tokens that only mean something together
// ("tenure-track", "SARS-CoV-2", "10-19", "10:30", "1st", "AT&T", "https://example.org/a") or are a part of one ("do"
// + "n't").
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"

namespace language {

struct SyntaxWord {
  std::uint32_t start = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint32_t first = 0;  // its tokens [first, last); both parts of "don't" name the same token
  std::uint32_t last = 0;

  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

// The words of the tokens [first, last), in order. They cover every byte that is not white space, and do not overlap.
void split_words(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
                 std::vector<SyntaxWord>& words);

}  // namespace language
