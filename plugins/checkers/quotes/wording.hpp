// The words of a quote as they are compared: case, quotation marks, dots and brackets aside, contractions written out,
// number words as digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/claim.hpp"

namespace checker_quotes {

using namespace dossier;

struct QuoteWord {
  std::string text;         // normalised
  bool content = false;     // no function word
  bool gap_before = false;  // an ellipsis, a break in the quote or words in brackets are before it
  bool name = false;        // capitalised inside a sentence
  std::uint32_t sentence = 0;
};

// The text between the quotation marks; parts of a broken quote are joined by an ellipsis. Of a reported clause with
// quoted words in it, only these.
std::string quoted_text(const Claim& claim);

std::vector<QuoteWord> words_of(std::string_view quoted);

// Keys that bring versions of one quote together: pairs of close content words, and the entire quote.
std::vector<std::string> keys_of(const std::vector<QuoteWord>& words);

bool is_function_word(std::string_view word);

}  // namespace checker_quotes
