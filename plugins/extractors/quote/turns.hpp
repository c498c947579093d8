// The turns of a transcript: paragraphs that each begin with a speaker's name and a colon.
#pragma once

#include <vector>

#include "names.hpp"

namespace quote {

struct Turn {
  std::size_t unit = 0;  // the paragraph's first sentence
  std::size_t past = 0;  // past its last one
  Subject speaker;
  std::size_t content = 0;  // the first item after the colon
};

// In order; empty unless the document as a whole reads like a conversation.
std::vector<Turn> find_turns(const Stream& stream);

}  // namespace quote
