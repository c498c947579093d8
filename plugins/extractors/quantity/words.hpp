// Word lists as text: compact to write, quick to compile, searched without building anything.
#pragma once

#include <string_view>
#include <unordered_set>

namespace quantity {

// True where `word` is one of the words of `list`, which are separated by single blanks.
bool one_of(std::string_view word, std::string_view list);

// A longer list, hashed once. `list` must outlive the set.
class WordSet {
 public:
  explicit WordSet(std::string_view list);
  bool contains(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace quantity
