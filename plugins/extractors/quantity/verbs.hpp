// Verbs by their forms: lemma, direction of change, and what they do to the claims in their clause.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quantity {

enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };

struct Verb {
  std::string_view lemma;
  enum Class : std::uint8_t {
    plain,
    up,      // rise, gain, increase
    down,    // fall, lose, cut
    be,      // be, amount to: a level
    speech,  // say, report
    hope,    // expect, forecast: what follows is expected
  } kind = plain;
  VerbForm form = VerbForm::base;
};

// The verb of which `lower` is a form; nothing for other words. A word that is equally often a noun ("rise", "cost")
// counts as a verb only if is_finite_verb accepts it.
const Verb* find_verb(std::string_view lower);
// A form that cannot well be a noun: a past tense, an auxiliary, "rises" not ("rises" may be both).
bool is_finite_verb(std::string_view lower);
// The past participle, of any verb: "killed", "sold".
std::string participle_of(std::string_view lemma);
// Nouns of change: "an increase of", "a drop of". 1 up, -1 down, 0 other.
int change_noun(std::string_view lower);
// "up", "higher", "down", "lower": 1, -1, 0.
int change_adverb(std::string_view lower);

}  // namespace quantity
