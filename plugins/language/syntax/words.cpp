#include "language/syntax/words.hpp"

#include "language/word_list.hpp"

namespace language {

namespace {

using dossier::Token;
using dossier::TokenKind;

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Token>& tokens, std::size_t last)
      : text_(text), tokens_(tokens), last_(last) {}

  // Where the word that begins with token `at` ends.
  std::size_t end_of(std::size_t at) const {
    if (is_detached_ending(at)) return at + 2;
    if (!is_part(at)) return at + 1;
    if (glued(at + 1) && one_of(word(at), "http https www")) return end_of_address(at);
    std::size_t end = at + 1;
    while (const std::size_t more = joined(end)) end += more;
    return end;
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].of(text_); }
  bool glued(std::size_t i) const { return i < last_ && tokens_[i].glued; }
  bool is_part(std::size_t i) const { return tokens_[i].is(TokenKind::word) || tokens_[i].is(TokenKind::number); }

  // "John 's", as texts have it that were split into words before.
  bool is_detached_ending(std::size_t at) const {
    const bool mark = tokens_[at].is_quote() || tokens_[at].is(TokenKind::apostrophe);
    if (!mark || tokens_[at].glued || !glued(at + 1) || glued(at + 2)) return false;
    return one_of(word(at), "' \u2019") && one_of(word(at + 1), "s re ve ll d m");
  }

  // How many tokens at `at` belong to the word before it.
  std::size_t joined(std::size_t at) const {
    if (!glued(at)) return 0;
    const bool after_number = tokens_[at - 1].is(TokenKind::number);
    if (after_number && tokens_[at].is(TokenKind::word)) return one_of(word(at), "st nd rd th s") ? 1 : 0;
    if (!glued(at + 1) || !is_part(at + 1)) return 0;
    const bool before_number = tokens_[at + 1].is(TokenKind::number);
    const char mark = text_[tokens_[at].start];
    if (tokens_[at].is(TokenKind::hyphen)) return 2;
    if (tokens_[at].end - tokens_[at].start != 1) return 0;
    if (mark == ':') return after_number && before_number ? 2 : 0;
    if (mark == '&' || mark == '@' || mark == '_') return 2;
    const bool lower = !before_number && tokens_[at + 1].word_case == dossier::WordCase::lower;
    return mark == '.' && !after_number && lower ? 2 : 0;
  }

  std::size_t end_of_address(std::size_t at) const {
    std::size_t end = at + 1;
    while (glued(end)) ++end;
    while (end > at + 1 && !is_part(end - 1) && text_[tokens_[end - 1].start] != '/') --end;
    return end;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t last_;
};

// The size of the first part of "don't" and "cannot"; 0: the word is whole.
std::size_t first_part(std::string_view word) {
  const auto tail = [&](std::size_t size) { return dossier::fold(word.substr(word.size() - size)); };
  for (const std::size_t size : {std::size_t{3}, std::size_t{5}})  // a straight or a curly apostrophe
    if (word.size() > size && tail(size) == "n't") return word.size() - size;
  return word.size() == 6 && dossier::fold(word) == "cannot" ? 3 : 0;
}

}  // namespace

void split_words(std::string_view text, const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                 std::vector<SyntaxWord>& words) {
  words.clear();
  const Joiner joiner(text, tokens, last);
  for (std::size_t at = first; at < last;) {
    const std::size_t end = joiner.end_of(at);
    SyntaxWord word{tokens[at].start, tokens[end - 1].end, static_cast<std::uint32_t>(at),
                    static_cast<std::uint32_t>(end)};
    if (end == at + 1 && tokens[at].is(TokenKind::word)) {
      if (const auto part = static_cast<std::uint32_t>(first_part(word.of(text)))) {
        words.push_back(word);
        words.back().end = word.start += part;
      }
    }
    words.push_back(word);
    at = end;
  }
}

}  // namespace language
