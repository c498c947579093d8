#include "lexicon.hpp"

#include <algorithm>
#include <array>

#include "language/english_calendar.hpp"
#include "language/word_list.hpp"

namespace quote {
namespace {

using language::each_word;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

struct Inflected {
  std::string past, gerund, third;
};

// Regular inflection: argue argued arguing argues, deny denied denying denies, stress stresses.
Inflected inflect(std::string_view lemma) {
  const std::string base(lemma);
  const char last = base.back();
  const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
  if (last == 'e') return {base + "d", base.substr(0, base.size() - 1) + "ing", base + "s"};
  if (last == 'y' && !is_vowel(before)) {
    const auto stem = base.substr(0, base.size() - 1);
    return {stem + "ied", base + "ing", stem + "ies"};
  }
  const bool sibilant = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 'c' || before == 's'));
  return {base + "ed", base + "ing", base + (sibilant || last == 'o' ? "es" : "s")};
}

}  // namespace

Lexicon::Lexicon() {
  for (const auto& list : function_words()) each_word(list.words, [&](auto word) { add(word, list.tags); });
  for (const auto& list : role_words()) each_word(list.words, [&](auto word) { add(word, list.tags); });
  for (const auto& list : place_words()) each_word(list.words, [&](auto word) { add(word, list.tags); });
  for (const auto& list : given_names()) each_word(list.words, [&](auto word) { add(word, list.tags); });
  const auto add_names = [&](const auto& names) {
    for (const auto& name : names) add(name.word, kTime);
  };
  add_names(language::english_months);
  add_names(language::short_english_months);
  add_names(language::english_weekdays);
  add_names(language::short_english_weekdays);
  for (const auto& verb : cue_verbs()) add_verb(verb);
}

const Entry& Lexicon::find(std::string_view folded) const {
  static const Entry nothing{};
  if (folded.size() > longest_) return nothing;
  // Keys fit the small-string buffer nearly always, so this does not allocate.
  const auto found = entries_.find(std::string(folded));
  return found == entries_.end() ? nothing : found->second;
}

void Lexicon::add(std::string_view word, std::uint32_t tags) {
  entries_[std::string(word)].tags |= tags;
  longest_ = std::max(longest_, word.size());
}

void Lexicon::add_verb(const CueVerb& verb) {
  // "rule out" belongs to "rule": the reader of a form looks for the particle itself.
  if (verb.lemma == "rule" && !verb.particle.empty()) return;
  add_form(std::string(verb.lemma), verb, Form::base);
  if (verb.forms.empty()) {
    auto forms = inflect(verb.lemma);
    add_form(std::move(forms.past), verb, Form::past);
    add_form(std::move(forms.gerund), verb, Form::gerund);
    add_form(std::move(forms.third), verb, Form::third);
    return;
  }
  constexpr std::array order{Form::past, Form::participle, Form::gerund, Form::third};
  std::size_t next = 0;
  each_word(verb.forms, [&](auto word) { add_form(std::string(word), verb, order[next++]); });
}

void Lexicon::add_form(std::string word, const CueVerb& verb, Form form) {
  longest_ = std::max(longest_, word.size());
  auto& cue = entries_[std::move(word)].cue;
  if (!cue.verb) cue = {&verb, form};
}

}  // namespace quote
