#include "language/word_list.hpp"

namespace language {

bool one_of(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  std::size_t at = 0;
  while (at < list.size()) {
    const auto blank = list.find(' ', at);
    const auto end = blank == std::string_view::npos ? list.size() : blank;
    if (end - at == word.size() && list.compare(at, word.size(), word) == 0) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace language
