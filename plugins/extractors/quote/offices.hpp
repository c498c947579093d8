// The words of an office: "the deputy governor of the bank".
#pragma once

#include <string>
#include <vector>

#include "phrase.hpp"

namespace quote {

constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

std::string folded(const Stream& stream, std::size_t i);

// The words that distinguish an office from others: no articles, no small words.
std::vector<std::string> office_words(const Stream& stream, const Phrase& phrase);

// The head word of an office: the last role before "of", "for" or the end; kNoItem if there is none.
std::size_t office_head(const Stream& stream, const Phrase& phrase);

}  // namespace quote
