// A table of words, each with a value, built once from lists.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "language/word_list.hpp"

namespace language {

template <class Value>
class WordTable {
 public:
  // `words` are separated by blanks and must outlive the table.
  void add(std::string_view words, Value value) {
    each_word(words, [&](std::string_view word) { entries_.emplace_back(word, value); });
  }
  // After the last add, before the first find.
  void sort() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  // All entries of a word, as a pair of iterators.
  auto find(std::string_view word) const {
    struct ByWord {
      bool operator()(const std::pair<std::string_view, Value>& a, std::string_view b) const { return a.first < b; }
      bool operator()(std::string_view a, const std::pair<std::string_view, Value>& b) const { return a < b.first; }
    };
    return std::equal_range(entries_.begin(), entries_.end(), word, ByWord{});
  }

 private:
  std::vector<std::pair<std::string_view, Value>> entries_;
};

}  // namespace language
