// English words that show who vouches for a clause and how firmly: verbs of reporting, auxiliaries, adverbs, negations.
// Words are given in lower case.
#pragma once

#include <cstdint>
#include <string_view>

namespace language {

enum class Reporting : std::uint8_t { none, states, hedges, denies, expects, asks };

// What a form of a verb does to the clause that it governs: "said", "claims", "denied", "predicting", "asked".
Reporting reporting_verb(std::string_view lower);

enum class Firmness : std::uint8_t { plain, expected, hedged, conditional };

// Of an auxiliary: "will", "might", "would".
Firmness auxiliary_firmness(std::string_view lower);
// Of a word that takes an infinitive: "is expected to", "plans to", "seems to", "is likely to".
Firmness governor_firmness(std::string_view lower);
// Adverbs that hedge: "probably", "reportedly".
bool is_hedging_adverb(std::string_view lower);
// "not", "n't", "never", "no", "nobody".
bool is_negation(std::string_view lower);
// Conjunctions of a condition: "if", "unless", "whether".
bool is_condition(std::string_view lower);

}  // namespace language
