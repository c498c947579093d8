#include "clause.hpp"

#include <algorithm>
#include <set>

#include "lexicon.hpp"

namespace checker_values {

namespace {

bool is_boundary(const Word& word) {
  static const std::set<std::string_view> breaks = {
      ",",      ";",     ":",       "(",     ")",     "\"",           "and",
      "but",    "while", "when",    "who",   "which", "whose",        "although",
      "though", "after", "because", "where", "since", "\xE2\x80\x94", "\xE2\x80\x93",
      "--",     "before"};
  return breaks.count(word.lower) != 0;
}

bool is_hedge(std::string_view lower) {
  static const std::set<std::string_view> hedges = {
      "about", "around", "almost", "nearly",  "roughly", "approximately", "some",  "over", "more",         "than",
      "at",    "least",  "most",   "just",    "only",    "under",         "less",  "a",    "an",           "the",
      "as",    "many",   "much",   "another", "its",     "well",          "close", "$",    "\xE2\x82\xAC", "\xC2\xA3"};
  return hedges.count(lower) != 0;
}

bool has_meaning(const std::vector<Word>& words, const Clause& clause) {
  for (std::size_t i = clause.first; i < clause.last; ++i)
    if ((i < clause.from || i >= clause.to) && !words[i].stem.empty() && direction_of(words[i].stem) == 0) return true;
  return false;
}

}  // namespace

Clause clause_around(const std::vector<Word>& words, std::size_t start, std::size_t end) {
  Clause clause;
  while (clause.from < words.size() && words[clause.from].end <= start) ++clause.from;
  clause.to = clause.from;
  while (clause.to < words.size() && words[clause.to].start < end) ++clause.to;
  clause.first = clause.from;
  while (clause.first > 0 && !is_boundary(words[clause.first - 1])) --clause.first;
  clause.last = clause.to;
  while (clause.last < words.size() && !is_boundary(words[clause.last])) ++clause.last;
  clause.near = clause.first;
  while (clause.first > 0 && !has_meaning(words, clause)) {
    --clause.first;
    while (clause.first > 0 && !is_boundary(words[clause.first - 1])) --clause.first;
  }
  return clause;
}

std::size_t word_before(const std::vector<Word>& words, const Clause& clause) {
  for (std::size_t i = clause.from; i > 0; --i) {
    if (is_hedge(words[i - 1].lower)) continue;
    if (i > 1 && words[i - 1].lower == "to" && words[i - 2].lower == "up") {
      --i;
      continue;
    }
    return words[i - 1].is_word ? i - 1 : std::string_view::npos;
  }
  return std::string_view::npos;
}

bool contains(const std::vector<Word>& words, std::size_t first, std::size_t last, std::string_view lower) {
  for (std::size_t i = first; i < last && i < words.size(); ++i)
    if (words[i].lower == lower) return true;
  return false;
}

bool contains(const std::vector<Word>& words, std::size_t first, std::size_t last, std::string_view one,
              std::string_view two) {
  for (std::size_t i = first; i + 1 < last && i + 1 < words.size(); ++i)
    if (words[i].lower == one && words[i + 1].lower == two) return true;
  return false;
}

bool is_any(std::string_view lower, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), lower) != list.end();
}

std::string_view lower_at(const std::vector<Word>& words, std::size_t at) {
  return at < words.size() ? std::string_view(words[at].lower) : std::string_view();
}

int flips(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  static const std::set<std::string_view> negations = {"not",  "no",      "never",   "n't",    "without",
                                                       "none", "nobody",  "neither", "denied", "denies",
                                                       "deny", "denying", "cannot",  "nor"};
  int count = 0;
  for (std::size_t i = first; i < last && i < words.size(); ++i) {
    const auto& lower = words[i].lower;
    if (negations.count(lower) || (lower.size() > 3 && lower.compare(lower.size() - 3, 3, "n't") == 0)) ++count;
    const bool next_out = i + 1 < words.size() && words[i + 1].lower == "out";
    if (next_out && (words[i].stem == "rul" || lower == "rule")) ++count;
  }
  // "not only" affirms.
  if (contains(words, first, last, "not", "only")) --count;
  return count;
}

}  // namespace checker_values
