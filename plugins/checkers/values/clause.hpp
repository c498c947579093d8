// The clause around a figure, and the words next to it.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "words.hpp"

namespace checker_values {

// Words [first, last) of a sentence; [from, to) of them are the figure itself.
struct Clause {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t near = 0;  // where the clause began before it was widened
};

// start, end: bytes of the figure in the sentence. A clause without a word of meaning is widened to the left.
Clause clause_around(const std::vector<Word>& words, std::size_t start, std::size_t end);

// The word before the figure, hedges and articles skipped; npos if there is none.
std::size_t word_before(const std::vector<Word>& words, const Clause& clause);

bool contains(const std::vector<Word>& words, std::size_t first, std::size_t last, std::string_view lower);
// Two neighbouring words.
bool contains(const std::vector<Word>& words, std::size_t first, std::size_t last, std::string_view one,
              std::string_view two);

bool is_any(std::string_view lower, std::initializer_list<std::string_view> list);
// Folded; empty beyond the end.
std::string_view lower_at(const std::vector<Word>& words, std::size_t at);

// How often the words turn yes into no: not, no, never, denied, ruled out.
int flips(const std::vector<Word>& words, std::size_t first, std::size_t last);

}  // namespace checker_values
