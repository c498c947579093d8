// What is known of two figures of different documents: numbers that learned judgements weigh.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "compare.hpp"

namespace checker_values {

// Parts of a whole are per thousand; "shared" weighs words by how rare they are in the story. A trait may be appended or
// removed, but the trees must be learned again then (train/README.md).
enum class Trait : std::uint8_t {
  dimension,  // 0 count, 1 money, 2 percent, 3 time, 4 duration, 5 age, 6 other
  likeness,
  anchored,
  anchored_beyond_noun,
  subject_word,
  same_sense,
  sentence_shared,         // of the words of both sentences
  sentence_shared_lesser,  // of the words of the sentence with less
  clause_shared,
  clause_shared_lesser,
  names_shared,
  names_unshared,  // the fewer of those that only one sentence has
  noun,            // 0 none, 1 the same, 2 on one side, 3 different
  property,        // -1 empty on one side, else shared
  subject,
  scope,
  scope_one,
  predicate,  // as noun
  role_other,
  direction,  // 0 none, 1 the same, 2 on one side, 3 opposite
  period_other,
  qualifier_other,
  modality_other,
  denied_one,
  quoted_one,
  stated_times,  // 0 not stated on both sides, 1 they meet, 2 they do not
  word_before,
  word_after,
  second_word_after,
  sentence_crowd,  // figures of the dimension in the fuller of the sentences
  margin_lesser,   // how much better a partner the other is than the next best in its document
  margin_greater,
  rival,  // how much better the best partner with the same value is
  unit_same,
  digits,          // the fewer significant digits of the two
  distance,        // hundredths of log2 of the ratio of amounts; of times: of the minutes between
  kind,            // 0 value, 1 sign, 2 date, 3 time, 4 negation; 5 they agree
  respect,         // 0 none known, 1 different senses, 2 qualifiers, 3 roles, rates or periods, 4 things counted
  open_subject,    // on how many sides the subject is empty or a pronoun
  bare,            // on how many sides neither subject nor property nor counted noun is known
  agreements,      // equal figures that the two documents have in common
  both_known,      // documents of the story that have both amounts, at most 5
  named_subjects,  // 0 not on both sides, 1 they share a name, 2 they do not
  alone,           // on how many sides it is the only figure of its dimension in its document
  crowd,           // figures of the dimension in the fuller of the documents
  small,           // both are below 13: equal by chance
  hedged_one,
  pronouns,        // on how many sides the subject is a pronoun
  selected_other,  // words that pick one of several are not the same
  near_shared,     // hundredths: the weight of the rarest term next to both figures
  near_unshared,   // the weight of the other terms next to the figure that has fewer of them
  grain,           // of times: 0 both to the minute, 1 days, 2 longer; 3 different
  count
};
inline constexpr std::size_t trait_count = static_cast<std::size_t>(Trait::count);
using Evidence = std::array<std::int16_t, trait_count>;

// What the other figures of the story say about a pair.
struct Competition {
  bool alone_a = false;  // the only figure of its dimension in its document
  bool alone_b = false;
  bool best_a = false;  // no figure of b's document is more like a
  bool best_b = false;
  bool rival = false;   // a figure of the other document that is nearly as like has the value
  double margin_a = 0;  // how much more like a it is than the next figure of b's document; negative if that one is more
  double margin_b = 0;
  double rival_lead = 0;  // the same for the most like figure that has the value: how much more like it is
  int agreements = 0;     // equal figures of the two documents
  int both_known = 0;     // documents that have both values
  int sentence = 1;       // figures of the dimension in the fuller of the two sentences
  int document = 1;       // in the fuller of the two documents

  bool partners() const { return best_a && best_b && !rival; }
};

Evidence evidence_of(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition,
                     const TermWeights& weights);

// Log-odds, in 1/256. Of figures that agree: that they measure the same thing.
int odds_of_agreement(const Evidence& evidence);
// Of figures that differ: that it is a contradiction, since they measure the same thing and nothing explains it.
int odds_of_conflict(const Evidence& evidence);

}  // namespace checker_values
