// A text as words: what is compared, and where it is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace minhash {

namespace mark {
inline constexpr std::uint16_t name = 1;        // a capital inside a sentence
inline constexpr std::uint16_t capital = 2;     // a capital, anywhere
inline constexpr std::uint16_t figure = 4;      // begins with a digit
inline constexpr std::uint16_t alone = 8;       // one character of a script without spaces
inline constexpr std::uint16_t sentence = 16;   // first of a sentence
inline constexpr std::uint16_t paragraph = 32;  // first of a paragraph
inline constexpr std::uint16_t common = 64;     // says nothing of a subject: everyday English, kana of endings
inline constexpr std::uint16_t caseless = 128;  // of a script without capitals
inline constexpr std::uint16_t quoted = 256;    // inside quotation marks
}  // namespace mark

struct Word {
  std::uint32_t hash = 0;   // of the folded characters
  std::uint32_t start = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint16_t marks = 0;

  bool has(std::uint16_t which) const { return marks & which; }
};

// At most `limit` words; *cut is where the text continues, if it does.
std::vector<Word> words_of(std::string_view text, std::size_t limit, std::size_t* cut = nullptr);

// The size in words of this script of what is `words` long in a script with spaces.
inline std::size_t size_in(const Word& word, std::size_t words) { return word.has(mark::alone) ? words * 2 : words; }

// How many words one shingle takes at that word: scripts without spaces need more of their short ones.
inline std::size_t shingle_size(const Word& word) { return word.has(mark::alone) ? 6 : 3; }

// The hash of the shingle that begins at words[at], or 0 if the text ends before it.
std::uint64_t shingle_at(const std::vector<Word>& words, std::size_t at);

}  // namespace minhash
