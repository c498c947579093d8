// What speaks for and against two equal quantities of different documents measuring the same thing: marks that a learned
// judgement weighs.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compare.hpp"

namespace checker_values {

// The names of marks with a number are thresholds: likeness_20 is there if the likeness is at least 0.20. A mark may be
// appended or removed, but the weights must be learned again then (train/README.md).
enum class Mark : std::uint8_t {
  always,
  // what is measured
  of_count,
  of_money,
  of_percent,
  of_other,
  // the surroundings
  likeness_05,
  likeness_10,
  likeness_15,
  likeness_20,
  likeness_30,
  likeness_40,
  likeness_50,
  likeness_60,
  likeness_75,
  anchored,
  anchored_beyond_noun,
  subject_word,
  same_sense,
  names_1,
  names_2,
  names_3,
  title_one,
  title_both,
  // slots: the same, different, or empty on one side
  noun_same,
  noun_other,
  noun_one,
  property_same,
  property_meets,
  property_other,
  property_one,
  subject_same,
  subject_meets,
  subject_other,
  subject_one,
  scope_meets,
  scope_other,
  scope_one,
  role_other,
  role_change,
  direction_same,
  direction_opposite,
  period_same,
  period_other,
  qualifier_same,
  qualifier_other,
  modality_other,
  denied_one,
  quoted_one,
  // when
  stated_meet,
  stated_apart,
  stated_one,
  published_same_day,
  published_2_days,
  published_7_days,
  published_later,
  // the values
  digits_2,
  digits_3,
  digits_4,
  small,
  hedged_one,
  // the competition: other figures of the dimension
  alone_one,
  alone_both,
  best_of_one,
  best_of_both,
  best_near,
  crowd_2,
  crowd_3,
  others_4,
  others_9,
  count
};
using Evidence = std::bitset<static_cast<std::size_t>(Mark::count)>;

// What the other figures of the story say about a pair.
struct Competition {
  bool alone_a = false;  // the only figure of its dimension in its document
  bool alone_b = false;
  bool best_a = false;  // no figure of b's document is more like a
  bool best_b = false;
  bool near = false;   // not best, but nearly
  bool rival = false;  // a figure of the other document that is nearly as like has the value
  int sentence = 1;    // figures of the dimension in the fuller of the two sentences
  int document = 1;    // in the fuller of the two documents

  bool partners() const { return best_a && best_b && !rival; }
};

// Of quantities with the same digits and unit.
Evidence evidence_of(const Figure& a, const Figure& b, const Comparison& pair, const Competition& competition);

// Log-odds, in 1/256, that two equal figures of different documents measure the same thing.
int odds_of_agreement(const Evidence& evidence);

}  // namespace checker_values
