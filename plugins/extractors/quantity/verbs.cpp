#include "verbs.hpp"

#include <deque>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "language/word_list.hpp"
#include "verb_table.hpp"

namespace quantity {

using language::one_of;
using language::WordSet;
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Verbs of one stressed syllable that double their last letter: drop, plan, cut, run.
bool doubles(std::string_view lemma) {
  if (one_of(lemma, "commit admit emit")) return true;
  const std::size_t n = lemma.size();
  if (n < 3 || n > 4) return false;
  const char last = lemma[n - 1];
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  return is_vowel(lemma[n - 2]) && !is_vowel(lemma[n - 3]) && (n == 3 || !is_vowel(lemma[0]) || lemma == "open") &&
         lemma != "open";
}

std::string past_of(std::string_view lemma) {
  const std::string own(lemma);
  if (lemma.ends_with('e')) return own + "d";
  if (lemma.ends_with('y') && !is_vowel(lemma[lemma.size() - 2])) return own.substr(0, own.size() - 1) + "ied";
  return doubles(lemma) ? own + lemma.back() + "ed" : own + "ed";
}

std::string third_of(std::string_view lemma) {
  const std::string own(lemma);
  if (lemma == "have") return "has";
  if (lemma == "be") return "is";
  if (lemma.ends_with('y') && !is_vowel(lemma[lemma.size() - 2])) return own.substr(0, own.size() - 1) + "ies";
  for (const std::string_view ending : {"s", "sh", "ch", "x", "z", "o"})
    if (lemma.ends_with(ending)) return own + "es";
  return own + "s";
}

std::string gerund_of(std::string_view lemma) {
  const std::string own(lemma);
  if (one_of(lemma, "be see")) return own + "ing";
  if (lemma == "die") return "dying";
  if (lemma.ends_with('e') && !lemma.ends_with("ee")) return own.substr(0, own.size() - 1) + "ing";
  return doubles(lemma) ? own + lemma.back() + "ing" : own + "ing";
}

using Forms = std::unordered_map<std::string, Verb>;

const Forms& verb_forms() {
  static const Forms all = [] {
    Forms made;
    for (const auto& row : verb_table) {
      const auto put = [&](std::string form, VerbForm kind) {
        made.try_emplace(std::move(form), Verb{row.lemma, row.kind, kind});
      };
      put(std::string(row.lemma), VerbForm::base);
      put(third_of(row.lemma), VerbForm::third);
      put(row.past.empty() ? past_of(row.lemma) : std::string(row.past), VerbForm::past);
      if (!row.participle.empty()) put(std::string(row.participle), VerbForm::participle);
      put(gerund_of(row.lemma), VerbForm::gerund);
    }
    for (const auto* form : {"are", "am", "'re", "'m"}) made[form] = {"be", Verb::be, VerbForm::third};
    made["were"] = {"be", Verb::be, VerbForm::past};
    made["led"] = {"lead", Verb::plain, VerbForm::past};
    return made;
  }();
  return all;
}

}  // namespace

const Verb* find_verb(std::string_view lower) {
  if (lower.size() < 2 || lower.size() > 14) return nullptr;
  const auto at = verb_forms().find(std::string(lower));
  return at == verb_forms().end() ? nullptr : &at->second;
}

bool is_finite_verb(std::string_view lower) {
  const auto* verb = find_verb(lower);
  if (verb == nullptr) return false;
  static const WordSet also_nouns(
      "cut hit cost set forecast shot run beat put fine left lost found wounded injured built held thought drunk shut");
  if (verb->form == VerbForm::past) return !also_nouns.contains(lower) || one_of(lower, "left lost found");
  return one_of(lower,
                "is are has have says seen taken given include includes including remain remains become becomes "
                "receive receives known");
}

std::string participle_of(std::string_view lemma) {
  if (lemma.empty()) return {};
  for (const auto& row : verb_table) {
    if (row.lemma != lemma) continue;
    if (!row.participle.empty()) return std::string(row.participle);
    return row.past.empty() ? past_of(lemma) : std::string(row.past);
  }
  return past_of(lemma);
}

int change_noun(std::string_view lower) {
  static constexpr std::pair<std::string_view, int> rows_of_nouns[] = {
      {"increase", 1},     {"rise", 1},       {"gain", 1},      {"growth", 1},      {"jump", 1},      {"surge", 1},
      {"hike", 1},         {"increases", 1},  {"gains", 1},     {"rebound", 1},     {"upturn", 1},    {"climb", 1},
      {"boost", 1},        {"spike", 1},      {"expansion", 1}, {"improvement", 1}, {"uptick", 1},    {"rally", 1},
      {"raise", 1},        {"decrease", -1},  {"fall", -1},     {"drop", -1},       {"decline", -1},  {"loss", -1},
      {"cut", -1},         {"reduction", -1}, {"dip", -1},      {"slump", -1},      {"plunge", -1},   {"slide", -1},
      {"contraction", -1}, {"cuts", -1},      {"losses", -1},   {"declines", -1},   {"downturn", -1}, {"shrinkage", -1},
      {"dive", -1}};
  static const std::unordered_map<std::string_view, int> nouns(std::begin(rows_of_nouns), std::end(rows_of_nouns));
  const auto at = nouns.find(lower);
  return at == nouns.end() ? 0 : at->second;
}

int change_adverb(std::string_view lower) {
  if (one_of(lower, "up higher upward upwards")) return 1;
  if (one_of(lower, "down lower downward downwards")) return -1;
  return 0;
}

}  // namespace quantity
