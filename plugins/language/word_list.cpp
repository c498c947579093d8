#include "language/word_list.hpp"

namespace language {

bool one_of(std::string_view word, std::string_view list) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    std::size_t same = 0;
    while (same < word.size() && at < list.size() && list[at] == word[same]) ++at, ++same;
    if (same == word.size() && (at == list.size() || list[at] == ' ')) return true;
    while (at < list.size() && list[at] != ' ') ++at;
  }
  return false;
}

}  // namespace language
