#include "assertion_words.hpp"

#include <algorithm>
#include <utility>

#include "language/english_stance.hpp"
#include "language/inflection.hpp"
#include "language/word_list.hpp"

namespace checker_values {

namespace {

using Words = std::vector<Word>;

constexpr std::string_view light_verbs =
    "be become come do exist get give go have keep let make put record see seem take want";
constexpr std::string_view reporting_verbs = "announce confirm mention note report say state tell";
constexpr std::string_view prepositions =
    "of in on to for from at with by under over during after before since among against into about that who which or "
    "as";
constexpr std::string_view indefinite =
    "a an one two three four five six seven eight nine ten some several many most few both another dozens hundreds "
    "thousands";

std::set<std::string, std::less<>> all_forms(std::string_view verbs) {
  std::set<std::string, std::less<>> found;
  language::each_word(verbs, [&](std::string_view verb) {
    for (auto& form : language::forms_of(verb)) found.insert(std::move(form));
  });
  return found;
}

}  // namespace

std::string base_stem(const Word& word) {
  const auto base = language::base_of_irregular(word.lower);
  return base.empty() ? word.stem : stem_of(base);
}

bool have_in_common(const Stems& one, const Stems& other) {
  return std::any_of(one.begin(), one.end(), [&](const auto& stem) { return other.count(stem) != 0; });
}

Stems stems_of(const Words& words) {
  Stems stems;
  for (const auto& word : words)
    if (!word.stem.empty()) stems.insert(base_stem(word));
  return stems;
}

bool is_light_verb(std::string_view lower) {
  static const auto forms = all_forms(light_verbs);
  return forms.count(lower) != 0 || is_reported(lower);
}

bool is_reported(std::string_view lower) {
  static const auto forms = all_forms(reporting_verbs);
  return forms.count(lower) != 0;
}

bool is_copula(const Words& relation) {
  return std::all_of(relation.begin(), relation.end(), [](const Word& word) {
    return !word.is_word || word.lower == "be" || denies(word.lower) ||
           language::base_of_irregular(word.lower) == "be" ||
           language::one_of(word.lower, "has have had will 'll 's 're");
  });
}

bool is_governed(const Words& relation) {
  for (std::size_t i = 1; i + 1 < relation.size(); ++i) {
    if (relation[i].lower != "to") continue;
    const auto& governor = relation[i - 1].lower;
    if (!language::one_of(governor, "have has had used") &&
        language::governor_firmness(governor) != language::Firmness::expected)
      return true;
  }
  return false;
}

bool is_preposition(std::string_view lower) { return language::one_of(lower, prepositions); }

bool is_indefinite(const Word& word) { return !word.is_word || language::one_of(word.lower, indefinite); }

std::string head_of(const Words& words, std::size_t first) {
  std::string head;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (!words[i].is_word || is_preposition(words[i].lower)) break;
    if (!words[i].stem.empty()) head = base_stem(words[i]);
  }
  return head;
}

Stems heads_of(const Words& words) {
  Stems heads;
  std::string head;
  for (const auto& word : words) {
    if (!word.is_word || is_preposition(word.lower)) break;
    if (word.lower == "and") {
      if (!head.empty()) heads.insert(std::exchange(head, {}));
    } else if (!word.stem.empty()) {
      head = base_stem(word);
    }
  }
  if (!head.empty()) heads.insert(head);
  return heads;
}

// "didn ’ t" leaves a lone "t"; "cant" is how it is written in a hurry.
bool denies(std::string_view lower) {
  return language::is_negation(lower) ||
         language::one_of(lower,
                          "cannot without no-one t cant dont didnt doesnt wont isnt wasnt arent werent hasnt havent");
}

bool may_deny(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return denies(word.lower) ||
           language::one_of(word.lower, "any anyone anybody anything single lack lacks lacked doubt doubts doubted");
  });
}

bool has_number_sign(const Words& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (words[i].lower == "no" && words[i + 1].lower == "." && !words[i + 2].is_word) return true;
  return false;
}

}  // namespace checker_values
