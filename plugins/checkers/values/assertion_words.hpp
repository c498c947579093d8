// Words of statements: which show who does what, and which deny it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "words.hpp"

namespace checker_values {

using Stems = std::set<std::string>;

// Of the base form: "given" and "give" are one.
std::string base_stem(const Word& word);
Stems stems_of(const std::vector<Word>& words);
bool have_in_common(const Stems& one, const Stems& other);

// Verbs that say little without their object, and those of reporting.
bool is_light_verb(std::string_view lower);
// "No injuries were reported" leaves open whether there were any.
bool is_reported(std::string_view lower);
// A relation that is a form of "be", with auxiliaries.
bool is_copula(const std::vector<Word>& relation);
// "tried to close it" says nothing about closing, "is going to close it" and "had to close it" do.
bool is_governed(const std::vector<Word>& relation);

bool is_preposition(std::string_view lower);
// "two", "some", a figure: some of several, and not the others.
bool is_indefinite(const Word& word);

// The last word before a preposition or a comma: "no distress call from the ferry".
std::string head_of(const std::vector<Word>& words, std::size_t first);
// Of each part of "drivers and owners".
Stems heads_of(const std::vector<Word>& words);

// "not", "never", "without".
bool denies(std::string_view lower);
// With a denial, or with words that stand only next to one: "any".
bool may_deny(const std::vector<Word>& words);
// "No. 9" is no denial.
bool has_number_sign(const std::vector<Word>& words);

}  // namespace checker_values
