// Words that are divided at the end of a line.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace layout {

// What the document itself says about words: those that stand whole somewhere.
class Vocabulary {
 public:
  void add(std::string_view word);
  bool contains(std::string_view word) const { return words_.contains(std::string(word)); }

 private:
  std::unordered_set<std::string> words_;  // folded, without marks around them
};

enum class Division {
  none,     // the first word is complete
  divided,  // one word; the hyphen goes
  compound  // one word with its hyphen
};

// How a word at the end of a line and the first one of the next line belong together. soft: the hyphen is marked as
// one that only divides.
Division division_of(std::string_view word, std::string_view next, bool soft, const Vocabulary& known);
// The size of the hyphen that the text ends with; 0: none.
std::size_t hyphen_size(std::string_view text);

}  // namespace layout
