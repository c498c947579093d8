// Learned by train/learn.py: do not edit. Weights of the marks, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "evidence.hpp"

namespace checker_values {

inline constexpr std::array<int, static_cast<std::size_t>(Mark::count)> agreement_weights{
    -20,   // always
    -122,  // of_count
    76,    // of_money
    76,    // of_percent
    -35,   // of_other
    85,    // likeness_05
    51,    // likeness_10
    49,    // likeness_15
    104,   // likeness_20
    66,    // likeness_30
    48,    // likeness_40
    76,    // likeness_50
    61,    // likeness_60
    37,    // likeness_75
    7,     // anchored
    49,    // anchored_beyond_noun
    86,    // subject_word
    37,    // same_sense
    172,   // names_1
    79,    // names_2
    18,    // names_3
    48,    // title_one
    4,     // title_both
    -61,   // noun_same
    31,    // noun_other
    -152,  // noun_one
    35,    // property_same
    53,    // property_meets
    134,   // property_other
    26,    // property_one
    5,     // subject_same
    45,    // subject_meets
    -97,   // subject_other
    21,    // subject_one
    13,    // scope_meets
    -18,   // scope_other
    13,    // scope_one
    30,    // role_other
    -196,  // role_change
    16,    // direction_same
    -5,    // direction_opposite
    6,     // period_same
    32,    // period_other
    17,    // qualifier_same
    0,     // qualifier_other
    6,     // modality_other
    -35,   // denied_one
    -74,   // quoted_one
    66,    // stated_meet
    13,    // stated_apart
    25,    // stated_one
    123,   // published_same_day
    151,   // published_2_days
    75,    // published_7_days
    3,     // published_later
    267,   // digits_2
    120,   // digits_3
    15,    // digits_4
    -688,  // small
    23,    // hedged_one
    5,     // alone_one
    33,    // alone_both
    13,    // best_of_one
    57,    // best_of_both
    -27,   // best_near
    -44,   // crowd_2
    -9,    // crowd_3
    -108,  // others_4
    -35,   // others_9
};

}  // namespace checker_values
