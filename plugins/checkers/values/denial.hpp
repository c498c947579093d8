// Whether one statement denies what another affirms: marks that a learned judgement weighs.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "assertion.hpp"

namespace checker_values {

// The names of marks with a number are thresholds in percent, or in bits of rarity. A mark may be added or removed, but
// the weights must be learned again then (train/README.md).
enum class DenialMark : std::uint8_t {
  always,
  // the verbs
  verb_same,
  verb_rare,
  verb_sense,
  verb_of_none,    // "no inspection", "was inspected"
  verb_elsewhere,  // the verb of one is among the other words of the other
  verb_light,      // both say little: "is", "had"
  // how much of the one's arguments the other has, in the statement or in its sentence
  denied_covered_30,
  denied_covered_60,
  denied_covered_90,
  denied_around_60,
  denied_around_90,
  affirmed_covered_30,
  affirmed_covered_60,
  affirmed_covered_90,
  affirmed_around_60,
  affirmed_around_90,
  denied_bare,
  affirmed_bare,
  denied_long,
  affirmed_long,
  shared_2,
  shared_3,
  rarest_3,
  rarest_4,
  // what is denied
  universal,
  narrowed,
  none_found,
  none_missing,
  none_whole,  // with what limits it: "distress call", not "call"
  none_agent,
  none_theme,
  none_bare,  // of it all, wherever: "no damage was reported"
  none_only,  // and not the verb
  // the subjects
  subject_same,
  subject_apart,
  subject_open,  // one of them is a pronoun
  agent_same,
  agent_apart,
  theme_same,
  theme_apart,
  // what the verb says of the arguments
  verb_and_denied_60,
  verb_and_denied_90,
  verb_and_affirmed_60,
  verb_and_subject,
  verb_and_none,
  verb_and_theme,
  verb_and_agent,
  // what speaks against
  future_apart,
  scope_missing,  // what the denial is limited to, without its subject
  tense_apart,
  name_missing,  // one that the denial is limited to
  attributed,
  names_apart,
  numbers_apart,
  affirmed_later,
  also_denied_50,
  also_denied_80,
  also_affirmed_50,
  also_affirmed_80,
  count
};
using DenialMarks = std::bitset<static_cast<std::size_t>(DenialMark::count)>;

// How rare stems are among the sentences of a story, in 1/16 bits: 16 if every sentence has it.
class StemRarity {
 public:
  explicit StemRarity(const std::vector<Assertion>& story);
  int of(const std::string& stem) const;

 private:
  std::unordered_map<std::string, int> rarity_;
};

// The share of `stems` that `others` have, weighed by rarity, in percent; 0 of none.
int covered(const Stems& stems, const Stems& others, const StemRarity& rarity);

// The other statements of either text: those of the text that affirms which deny, and those of the text that denies
// which affirm.
struct DenialContext {
  const std::vector<const Assertion*>* denied_there = nullptr;
  const std::vector<const Assertion*>* affirmed_here = nullptr;
};

DenialMarks marks_of(const Assertion& denied, const Assertion& affirmed, const DenialContext& context,
                     const StemRarity& rarity);

// Log-odds, in 1/256, that the one denies what the other affirms.
int odds_of_denial(const DenialMarks& marks);

}  // namespace checker_values
