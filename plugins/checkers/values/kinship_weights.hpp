// Learned by train/learn_kin.py: do not edit. Weights of the marks, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "kinship.hpp"

namespace checker_values {

inline constexpr std::array<int, static_cast<std::size_t>(KinMark::count)> kinship_weights{
    -1160,  // always
    154,    // words_05
    82,     // words_10
    73,     // words_15
    37,     // words_20
    53,     // words_30
    24,     // words_50
    90,     // names_05
    32,     // names_30
    48,     // actors_55
    10,     // actors_70
    161,    // names_covered_20
    174,    // names_covered_35
    10,     // names_covered_50
    9,      // names_covered_65
    122,    // lead_05
    15,     // lead_10
    186,    // lead_45
    121,    // covered_15
    159,    // covered_65
    294,    // main_1
    152,    // main_2
    18,     // main_5
    75,     // main_first_same
    -258,   // main_first_apart
    429,    // few_names
    95,     // lead_names_20
    104,    // lead_names_40
    183,    // lead_names_60
    72,     // lead_names_80
    12,     // lead_covered_20
    127,    // local_words_10
    186,    // local_words_20
    99,     // local_words_30
    105,    // local_names_10
    163,    // local_names_20
    206,    // local_names_35
    -68,    // local_first_apart
    155,    // crowd_4
    -106,   // crowd_8
    -325,   // crowd_16
    127,    // numbers_1
    51,     // numbers_2
    79,     // numbers_5
    195,    // long_numbers_1
    345,    // figure_1
    132,    // figure_2
    15,     // figure_3
    300,    // figure_money
    582,    // days_meet_2
    267,    // years_meet
    -255,   // years_apart
    114,    // weekdays_meet
    -201,   // weekdays_apart
    596,    // published_meet_2
    244,    // published_meet_4
    -591,   // published_31
    -129,   // published_366
    38,     // short_one
    -105,   // long_both
};

}  // namespace checker_values
