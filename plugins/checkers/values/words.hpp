// The words of a sentence as they are compared: stems, without function words, figures, units and calendar words.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"

namespace checker_values {

using namespace dossier;

struct Word {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string lower;  // folded
  std::string stem;   // empty for words without a meaning of their own
  bool is_word = false;
  bool capital = false;
};

// All tokens, punctuation included.
std::vector<Word> split_words(std::string_view text);

// "injured" -> "injur": endings cut, so that forms of a word are equal. Expects a folded word.
std::string stem_of(std::string_view lower);

// The stems of a text's words that have a meaning of their own.
std::set<std::string> stems_in(std::string_view text);

// Function words, number words, units, weekdays, months: words that do not describe the subject.
bool is_empty_word(std::string_view lower);

}  // namespace checker_values
