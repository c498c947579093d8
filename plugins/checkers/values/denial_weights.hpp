// Learned by train/learn_denials.py: do not edit. Weights of the marks, in 1/256 of the log-odds.
#pragma once

#include <array>

#include "denial.hpp"

namespace checker_values {

inline constexpr std::array<int, static_cast<std::size_t>(DenialMark::count)> denial_weights{
    -729,  // always
    0,     // verb_same
    164,   // verb_rare
    34,    // verb_sense
    0,     // verb_of_none
    0,     // verb_elsewhere
    -2,    // verb_light
    165,   // denied_covered_30
    96,    // denied_covered_60
    192,   // denied_covered_90
    106,   // denied_around_60
    211,   // denied_around_90
    78,    // affirmed_covered_30
    10,    // affirmed_covered_60
    0,     // affirmed_covered_90
    84,    // affirmed_around_60
    8,     // affirmed_around_90
    33,    // denied_bare
    57,    // affirmed_bare
    -176,  // denied_long
    -57,   // affirmed_long
    0,     // shared_2
    16,    // shared_3
    72,    // rarest_3
    0,     // rarest_4
    0,     // universal
    -44,   // narrowed
    0,     // none_found
    0,     // none_missing
    169,   // none_whole
    95,    // none_agent
    0,     // none_theme
    -95,   // none_bare
    0,     // none_only
    327,   // subject_same
    -30,   // subject_apart
    -123,  // subject_open
    107,   // agent_same
    0,     // agent_apart
    8,     // theme_same
    -258,  // theme_apart
    27,    // verb_and_denied_60
    128,   // verb_and_denied_90
    39,    // verb_and_affirmed_60
    146,   // verb_and_subject
    0,     // verb_and_none
    37,    // verb_and_theme
    0,     // verb_and_agent
    -149,  // future_apart
    -161,  // scope_missing
    -178,  // tense_apart
    -140,  // name_missing
    0,     // attributed
    0,     // names_apart
    0,     // numbers_apart
    0,     // affirmed_later
    -32,   // also_denied_50
    -71,   // also_denied_80
    -11,   // also_affirmed_50
    0,     // also_affirmed_80
};

}  // namespace checker_values
