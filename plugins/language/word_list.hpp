// Word lists written as one text, "the a an": compact, quick to compile.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>

namespace language {

// Calls use(word) for each word of `list`. Words are separated by blanks.
template <class Use>
constexpr void each_word(std::string_view list, Use use) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) use(list.substr(at, end - at));
    at = end + 1;
  }
}

// True if `word` is in `list`. Nothing is built: for short lists.
bool one_of(std::string_view word, std::string_view list);

// A longer list, hashed once. `list` must outlive the set.
class WordSet {
 public:
  explicit WordSet(std::string_view list) {
    each_word(list, [this](std::string_view word) { words_.insert(word); });
  }
  bool contains(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace language
